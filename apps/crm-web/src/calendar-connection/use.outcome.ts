import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import type { Schemas } from '../api/api.client.js';
import { noticeOf, type OutcomeNotice } from './connect.outcome.js';

const route = getRouteApi('/signed-in/settings');

/** null: nothing was said yet. */
type Notice = OutcomeNotice | undefined | null;

interface Connection {
  readonly isPending: boolean;
  readonly data: Schemas['CalendarConnection'] | undefined;
}

/**
 * How the visit to Google ended, said once: neither a reload nor Back says it again. It waits for
 * the connection to be read, which it must not contradict.
 */
export function useOutcome({
  isPending,
  data,
}: Connection): [Notice, Dispatch<SetStateAction<Notice>>] {
  const { calendar } = route.useSearch();
  const navigate = useNavigate();
  const [notice, setNotice] = useState<Notice>(null);
  if (notice === null && !isPending) {
    const said = noticeOf(calendar, data?.state);
    setNotice(said && { ...said, about: data?.state });
  }
  useEffect(() => {
    if (calendar === undefined || isPending) return;
    void navigate({
      to: '/settings',
      search: ({ calendar: _said, ...rest }) => rest,
      replace: true,
      resetScroll: false,
    });
  }, [calendar, isPending, navigate]);
  return [notice, setNotice];
}
