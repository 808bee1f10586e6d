import type { QueryClient } from '@tanstack/react-query';
import { isRefusal } from '../api/problem.error.js';
import {
  dropAppointment,
  listedAppointment,
  putAppointment,
} from '../appointments/appointment.cache.js';
import type { Appointment } from '../appointments/appointment.lists.js';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { beingDeleted } from '../appointments/being.deleted.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';
import { sessionQuery } from '../session/session.query.js';
import type { LiveNews } from './live.news.js';
import { OvertakenAnswers } from './overtaken.answers.js';
import { endingOf, type SyncEnding } from './sync.announcement.js';

/** There is no such thing, for this person: to ask again would show it as being on its way. */
const isRefused = ({ data, error }: { readonly data: unknown; readonly error: unknown }): boolean =>
  data === undefined && isRefusal(error);

/** Makes the cache what the server says it is now. */
export class NewsApplier {
  readonly #answers: OvertakenAnswers;

  constructor(private readonly cache: QueryClient) {
    this.#answers = new OvertakenAnswers(cache);
  }

  stop(): void {
    this.#answers.stop();
  }

  /** @returns what is worth telling */
  apply(news: LiveNews): SyncEnding | undefined {
    switch (news.event) {
      case 'appointment':
        this.#answers.overtake({ queryKey: appointmentKeys.all });
        return this.#put(news.data);
      case 'appointment-deleted':
        this.#answers.overtake({ queryKey: appointmentKeys.lists });
        dropAppointment(this.cache, news.data.id);
        return undefined;
      case 'connection': {
        const { queryKey } = connectionQuery;
        this.#answers.overtake({ queryKey });
        this.cache.setQueryData(queryKey, news.data);
        return undefined;
      }
      case 'resync':
        this.#answers.readAnew({
          predicate: ({ queryKey, state }) =>
            queryKey[0] !== sessionQuery.queryKey[0] && !isRefused(state),
        });
        return undefined;
    }
  }

  #put(appointment: Appointment): SyncEnding | undefined {
    const before = this.#knownOf(appointment.id);
    putAppointment(this.cache, appointment);
    // To the person it is gone already.
    return beingDeleted.has(appointment.id) ? undefined : endingOf(before, appointment);
  }

  #knownOf(id: string): Appointment | undefined {
    return (
      this.cache.getQueryData<Appointment>(appointmentKeys.one(id)) ??
      listedAppointment(this.cache, id)?.appointment
    );
  }
}
