import type { Logger } from '#shared/logging/index.js';
import type { CalendarAccess } from '../google/calendar.calls.js';
import type { GoogleError, GoogleErrorKind } from '../google/google.error.js';
import type { GoogleEvent } from '../google/google.event.js';
import type { ChangeHandler, Delivery, Verdict } from '../relay/change.handler.js';
import { AccountLearner } from './account.learner.js';
import { type Change, readChange } from './change.reader.js';
import type { AccessGrant, ConnectionGate } from './connection.gate.js';
import { planOf } from './delivery.plan.js';
import type { End } from './delivery.step.js';
import { EventCalls } from './event.calls.js';
import { linkAfter } from './event.receipt.js';
import { verdictOfFailure, verdictOfGrant, verdicts } from './verdict.policy.js';

type Granted = Extract<AccessGrant, { kind: 'granted' }>;

/** The longest way there is takes fewer; more means that somebody else keeps changing the event. */
const callsPerDelivery = 16;

/**
 * The first may bring a token that somebody else stored meanwhile, a slow connect for one, and that
 * Google does not take any more either; the second brings one that Google has just given.
 */
const renewalsPerDelivery = 2;

/** Reasons to doubt the grant itself; an access token was renewed before the first one counts. */
const endsConnection: ReadonlySet<GoogleErrorKind> = new Set([
  'unauthorized',
  'scope_missing',
  'grant_gone',
]);

/**
 * Delivers a change to the agent's Google Calendar. Idempotent: a repeated delivery finds its own
 * event under the id derived from the appointment, and writes only what differs.
 *
 * Why a late delivery cannot put an older version over a newer one: an insert is refused where the
 * id is taken, every other write names the state of the event it builds on (If-Match), and a look
 * that finds a newer version of ours ends the delivery. Such an end is `fail`, not `done`. If the
 * lease was lost, the newer delivery's claim has changed the turn's token and this verdict is
 * void. If it was not, the outbox itself has gone back (a restored backup): calling that done would
 * hide an event that is not what ALT says, so it stays visible; the next edit past that version,
 * or a repair, mends it.
 */
export class CalendarHandler implements ChangeHandler {
  readonly #accounts: AccountLearner;

  constructor(
    private readonly gate: ConnectionGate,
    private readonly google: CalendarAccess,
    logger: Logger,
    private readonly random: () => number = Math.random,
  ) {
    this.#accounts = new AccountLearner(gate, logger);
  }

  async handle(delivery: Delivery, signal: AbortSignal): Promise<Verdict> {
    const reading = readChange(delivery);
    if (reading.kind === 'unreadable') return reading.verdict;
    const grant = await this.gate.accessFor(delivery.agentId);
    if (grant.kind !== 'granted') return verdictOfGrant(grant, this.random());
    const calls = this.google.callsFor(delivery.agentId, delivery.leaseEndsAt);
    return this.#deliver(reading.change, grant, new EventCalls(calls, reading.change, signal));
  }

  async #deliver(change: Change, granted: Granted, calls: EventCalls): Promise<Verdict> {
    const { agentId } = change;
    const plan = planOf(change);
    let step = plan.first;
    let access = granted;
    let renewals = 0;
    for (let call = 0; call < callsPerDelivery; call += 1) {
      const { answer, event, error } = await calls.perform(step, access.accessToken);
      if (error?.kind === 'unauthorized' && renewals < renewalsPerDelivery) {
        renewals += 1;
        const renewal = await this.gate.renewAfterRefusal(agentId, access.accessToken);
        if (renewal.kind !== 'granted') return verdictOfGrant(renewal, this.random());
        access = renewal;
        continue;
      }
      const next = plan.next(step, answer);
      if (next.do === 'settle') return this.#settle(change, access, next, event);
      if (next.do === 'stop') return this.#stop(change, access, next, error);
      step = next;
    }
    return verdicts.contended;
  }

  async #settle(
    change: Change,
    { epoch }: Granted,
    { outcome, generation }: Extract<End, { do: 'settle' }>,
    event: GoogleEvent | null,
  ): Promise<Verdict> {
    const account = event?.organizerEmail ?? null;
    if (account !== null) await this.#accounts.learn(change.agentId, epoch, account);
    return {
      kind: 'done',
      receipt: linkAfter(change, generation, outcome === 'removed' ? null : event),
    };
  }

  async #stop(
    { agentId }: Change,
    { epoch }: Granted,
    { because }: Extract<End, { do: 'stop' }>,
    error: GoogleError | null,
  ): Promise<Verdict> {
    if (because !== 'refused') return verdicts[because];
    if (error === null) throw new TypeError('a delivery was refused without an error');
    if (endsConnection.has(error.kind)) {
      await this.gate.markNeedsReconnect(agentId, epoch, error.code);
    }
    return verdictOfFailure(error, this.random());
  }
}
