import type { CalendarCalls } from '../google/calendar.calls.js';
import { GoogleError, type GoogleErrorKind } from '../google/google.error.js';
import type { GoogleEvent } from '../google/google.event.js';
import type { Change } from './change.reader.js';
import { type Answer, type EventRefusal, eventRefusals, type Step } from './delivery.step.js';
import { eventIdOf } from './event.identity.js';
import { eventBodyOf } from './event.mapping.js';
import { sightOf } from './event.sight.js';

/** What Google answered to one step: what the plan goes by, and what else came with it. */
export interface CallResult {
  readonly answer: Answer;
  /** The event as it now stands; null where the answer held none. */
  readonly event: GoogleEvent | null;
  readonly error: GoogleError | null;
}

/** Turns a step into its one call, and the call's outcome into what a plan understands. */
export class EventCalls {
  constructor(
    private readonly google: CalendarCalls,
    private readonly change: Change,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws whatever is no GoogleError: a fault of ours */
  async perform(step: Step, accessToken: string): Promise<CallResult> {
    try {
      return await this.#call(step, accessToken);
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      return { answer: { kind: 'refused', by: refusalOf(error.kind) }, event: null, error };
    }
  }

  async #call(step: Step, accessToken: string): Promise<CallResult> {
    const { google, change, signal } = this;
    const eventId = eventIdOf(change.appointmentId, step.generation);
    switch (step.do) {
      case 'insert':
        return written(await google.insert(accessToken, this.#body(step.generation), signal));
      case 'update': {
        const { ifMatch } = step;
        const body = this.#body(step.generation);
        return written(await google.update(accessToken, body, { ifMatch }, signal));
      }
      case 'remove': {
        const condition = step.ifMatch === null ? {} : { ifMatch: step.ifMatch };
        await google.delete(accessToken, eventId, condition, signal);
        return { answer: { kind: 'removed' }, event: null, error: null };
      }
      case 'look': {
        const event = await google.get(accessToken, eventId, signal);
        const body = change.wanted === null ? null : this.#body(step.generation);
        const sight = sightOf(event, { ...change, body });
        return { answer: { kind: 'seen', sight }, event, error: null };
      }
    }
  }

  #body(generation: number) {
    if (this.change.wanted === null) throw new TypeError('a deleted appointment has no event');
    return eventBodyOf(this.change.wanted, generation);
  }
}

function refusalOf(kind: GoogleErrorKind): EventRefusal {
  return eventRefusals.find((refusal) => refusal === kind) ?? 'other';
}

function written(event: GoogleEvent): CallResult {
  return { answer: { kind: 'written' }, event, error: null };
}
