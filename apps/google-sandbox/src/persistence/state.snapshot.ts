import type { StoredEvent } from '../calendar/event.content.js';
import type { GrantRecord } from '../oauth/grant.store.js';
import type { SandboxState } from '../sandbox.state.js';
import type { SandboxSettings } from '../settings/sandbox.settings.js';

/** Raised whenever an older snapshot could not be read as it is. */
export const snapshotVersion = 1;

/** What outlives a restart: people's calendars and grants. Plans of tests (faults, consents) do not. */
export interface StateSnapshot {
  readonly version: number;
  readonly settings: SandboxSettings;
  readonly accounts: readonly {
    readonly email: string;
    readonly events: readonly StoredEvent[];
    readonly burntIds: readonly string[];
  }[];
  readonly grants: readonly GrantRecord[];
}

export function takeSnapshot(state: SandboxState): StateSnapshot {
  return {
    version: snapshotVersion,
    settings: state.settings,
    accounts: state.accounts.all().map(({ email, calendar }) => ({
      email,
      events: calendar.inOrder({ showDeleted: true }),
      burntIds: calendar.burntIds(),
    })),
    grants: state.grants.records(),
  };
}

export function restoreSnapshot(state: SandboxState, snapshot: StateSnapshot): void {
  state.settings = { ...state.settings, ...snapshot.settings };
  for (const { email, events, burntIds } of snapshot.accounts) {
    const { calendar } = state.accounts.open(email);
    for (const event of events) calendar.put(event);
    for (const id of burntIds) calendar.burn(id);
  }
  for (const record of snapshot.grants) state.grants.restore(record);
}
