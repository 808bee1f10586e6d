import { AccountRegistry } from './accounts/account.registry.js';
import { CallJournal } from './calls/call.journal.js';
import type { Clock } from './clock.js';
import { FaultPlan } from './faults/fault.plan.js';
import { AuthorizationCodeStore } from './oauth/authorization-code.store.js';
import type { OAuthClient } from './oauth/client.authenticator.js';
import { ConsentPolicy } from './oauth/consent.policy.js';
import { GrantStore } from './oauth/grant.store.js';
import { QuotaGate } from './quota/quota.gate.js';
import { defaultSettings, type SandboxSettings } from './settings/sandbox.settings.js';

const journalCapacity = 100_000;

/**
 * Everything the sandbox knows, in memory. Parts are replaced by `reset`: hold the state, not a
 * part of it.
 */
export class SandboxState {
  settings: SandboxSettings = defaultSettings;
  accounts = new AccountRegistry();
  grants = new GrantStore();
  codes = new AuthorizationCodeStore();
  consents = new ConsentPolicy();
  faults = new FaultPlan();
  quota = new QuotaGate();
  readonly journal = new CallJournal(journalCapacity);

  constructor(
    readonly client: OAuthClient,
    private readonly clock: Clock,
    /** Where `htmlLink` of an event leads. */
    readonly webOrigin: string,
  ) {}

  /** Milliseconds since the epoch, by the clock and what the settings add to it. */
  now(): number {
    return this.clock.now() + this.settings.clockOffsetSeconds * 1000;
  }

  /** As after a fresh start. */
  reset(): void {
    this.settings = defaultSettings;
    this.accounts = new AccountRegistry();
    this.grants = new GrantStore();
    this.codes = new AuthorizationCodeStore();
    this.consents = new ConsentPolicy();
    this.faults = new FaultPlan();
    this.quota = new QuotaGate();
    this.journal.clear();
  }
}
