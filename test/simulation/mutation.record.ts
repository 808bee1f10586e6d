import type { MutationName } from './mutations.js';

/** What is known to find a broken rule out; `docs/invariants.md` says what is broken. */
export interface RecordedMutation {
  readonly mutation: MutationName;
  readonly rule: string;
  /** One that does. */
  readonly seed: number;
  readonly late?: boolean;
}

export const recorded: readonly RecordedMutation[] = [
  { mutation: 'settle-without-lease', rule: 'settle-needs-lease', seed: 5 },
  { mutation: 'settle-before-call', rule: 'done-is-honest', seed: 1 },
  { mutation: 'retry-is-done', rule: 'done-is-honest', seed: 4 },
  { mutation: 'newer-version-overlooked', rule: 'synced-version-is-honest', seed: 25 },
  { mutation: 'newest-version-is-done', rule: 'content-equal', seed: 25 },
  { mutation: 'lanes-without-turn', rule: 'one-write', seed: 2 },
  { mutation: 'lease-not-looked-at', rule: 'write-needs-lease', seed: 8 },
  { mutation: 'calls-without-lease', rule: 'write-needs-lease', seed: 55 },
  { mutation: 'cursor-instead-of-lanes', rule: 'nothing-stuck', seed: 16 },
  { mutation: 'connection-remembered', rule: 'disconnect', seed: 2 },
  { mutation: 'connect-ignores-epoch', rule: 'disconnect', seed: 1 },
  { mutation: 'id-not-derived', rule: 'no-double', seed: 2 },
  { mutation: 'event-not-ours', rule: 'foreign', seed: 3 },
  { mutation: 'lane-not-raised', rule: 'outbox-is-atomic', seed: 1 },
  { mutation: 'shared-grant-revoked', rule: 'loss-is-real', seed: 25 },
  { mutation: 'failed-released', rule: 'states-are-the-machine’s', seed: 16 },
  { mutation: 'deletion-not-tried-again', rule: 'nothing-stuck', seed: 5 },
  { mutation: 'crashes-not-counted', rule: 'crash-is-found-out', seed: 15 },
  { mutation: 'unsettled-not-reset', rule: 'crash-is-found-out', seed: 5 },
  { mutation: 'trial-not-noted', rule: 'crash-is-found-out', seed: 15 },
  { mutation: 'lanes-not-forgotten', rule: 'forgotten', seed: 4 },
  { mutation: 'no-if-match', rule: 'never-backwards', seed: 21, late: true },
];

/** What no seed found out so far: it takes two rare accidents at once. */
export const notFoundOut: readonly MutationName[] = [
  'disconnect-does-not-wait',
  'account-under-any-epoch',
];
