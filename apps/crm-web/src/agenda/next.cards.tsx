import type { Appointment } from '../appointments/appointment.lists.js';
import { clockWords } from '../appointments/time.words.js';
import { NextCard } from './next.card.js';
import { nextOf, untilWords } from './next.appointment.js';

/** For so long somebody may still be on the way to what has begun. */
const lateness = 15 * 60_000;

interface NextCardsProps {
  readonly appointments: readonly Appointment[];
  readonly now: number;
  readonly timeZone: string;
}

/** What goes on, and what is next: the answer to why somebody looked at their phone. */
export function NextCards({ appointments, now, timeZone }: NextCardsProps) {
  const { current, next } = nextOf(appointments, now);
  const clockAt = (moment: string): string => clockWords(new Date(moment), timeZone);
  const until = next && untilWords(Date.parse(next.startsAt), now, timeZone);
  return (
    <>
      {current && (
        <NextCard
          label="Now"
          when={`until ${clockAt(current.endsAt)}`}
          appointment={current}
          isBrief={next !== undefined && now - Date.parse(current.startsAt) > lateness}
        />
      )}
      {next && (
        <NextCard label="Next" when={`${until}, at ${clockAt(next.startsAt)}`} appointment={next} />
      )}
    </>
  );
}
