import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Schemas } from '../api/api.client.js';
import { noticeOf, type OutcomeNotice, type State } from './connect.outcome.js';

const route = getRouteApi('/signed-in/settings');

interface Connection {
  readonly isPending: boolean;
  readonly data: Schemas['CalendarConnection'] | undefined;
}

/** A notice, and of which state of the connection it is one: of another one it is not true. */
interface Said {
  readonly notice: OutcomeNotice | undefined;
  /** undefined: nobody knows yet how the connection stands. */
  readonly about: State | undefined;
}

export interface Saying {
  readonly notice: OutcomeNotice | undefined;
  /** Instead of what was said before. @param about the state that the connection is in then */
  readonly say: (notice: OutcomeNotice | undefined, about?: State) => void;
}

/**
 * What just became of the connection, and first how the visit to Google ended: said once, so neither
 * a reload nor Back says it again. It waits for the connection to be read, which it must not
 * contradict, and is over when the connection stands otherwise.
 */
export function useOutcome({ isPending, data }: Connection): Saying {
  const { calendar } = route.useSearch();
  const navigate = useNavigate();
  const [outcome] = useState(calendar);
  const state = data?.state;
  const [read, setRead] = useState(state);
  const [said, setSaid] = useState<Said>();
  const isFirstRead = read === undefined && state !== undefined;
  if (isFirstRead || (said === undefined && !isPending)) {
    setSaid({ notice: noticeOf(outcome, state), about: state });
  } else if (read !== state && said?.about === read) {
    setSaid({ notice: undefined, about: state });
  }
  if (state !== undefined && state !== read) setRead(state);
  useEffect(() => {
    if (calendar === undefined || isPending) return;
    void navigate({
      to: '/settings',
      search: ({ calendar: _said, ...rest }) => rest,
      replace: true,
      resetScroll: false,
    });
  }, [calendar, isPending, navigate]);
  return {
    notice: said?.about === state ? said?.notice : undefined,
    say: (notice, about = state) => setSaid({ notice, about }),
  };
}
