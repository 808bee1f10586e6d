import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { noticeOf, type OutcomeNotice } from './connect.outcome.js';

const route = getRouteApi('/signed-in/settings');

type Notice = OutcomeNotice | undefined;

/** How the visit to Google ended, said once: neither a reload nor Back says it again. */
export function useOutcome(): [Notice, Dispatch<SetStateAction<Notice>>] {
  const { calendar } = route.useSearch();
  const navigate = useNavigate();
  const [notice, setNotice] = useState<Notice>(() => noticeOf(calendar));
  useEffect(() => {
    if (calendar === undefined) return;
    void navigate({
      to: '/settings',
      search: ({ calendar: _said, ...rest }) => rest,
      replace: true,
      resetScroll: false,
    });
  }, [calendar, navigate]);
  return [notice, setNotice];
}
