import type { EventBody, GoogleEvent } from './google.event.js';

/** The write happens only if the event still has this etag; otherwise it is refused (412). */
export interface WriteCondition {
  readonly ifMatch?: string;
}

/**
 * The four calls that this product makes to Google Calendar, whatever stands between. There is
 * deliberately no way here to list, to search, or to reach another calendar: an event is known by
 * an id of our own choosing.
 *
 * A method sends one request, never more, and throws nothing but GoogleError. An aborted or timed
 * out write may have happened all the same.
 */
export interface CalendarCalls {
  /** @throws GoogleError `duplicate` where the id is taken, be it by a deleted event */
  insert(accessToken: string, event: EventBody, signal: AbortSignal): Promise<GoogleEvent>;

  /** Answers deleted events, too, with the status `cancelled`. */
  get(accessToken: string, eventId: string, signal: AbortSignal): Promise<GoogleEvent>;

  /** Replaces the event whole: what `event` leaves out is removed. */
  update(
    accessToken: string,
    event: EventBody,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<GoogleEvent>;

  delete(
    accessToken: string,
    eventId: string,
    condition: WriteCondition,
    signal: AbortSignal,
  ): Promise<void>;
}

/** Where a delivery gets its calls from. */
export interface CalendarAccess {
  /**
   * For one delivery to this agent's calendar.
   * @param leaseEndsAt on this process's monotonic clock: no request is sent later
   */
  callsFor(agentId: string, leaseEndsAt: number): CalendarCalls;
}
