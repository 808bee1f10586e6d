import { rateLimitExceeded, userRateLimitExceeded } from '../errors/access.errors.js';
import type { SandboxSettings } from '../settings/sandbox.settings.js';
import { SlidingWindow } from './sliding-window.js';

const minuteMs = 60_000;

type QuotaSettings = Pick<
  SandboxSettings,
  'projectQuotaPerMinute' | 'userQuotaPerMinute' | 'rateLimitStatus'
>;

/** Google's two per-minute quotas. A refused call counts towards neither. */
export class QuotaGate {
  readonly #project = new SlidingWindow(minuteMs);
  readonly #users = new Map<string, SlidingWindow>();

  /**
   * @param cost units of this call; Google counts a patch as three
   * @throws GoogleApiError userRateLimitExceeded or rateLimitExceeded
   */
  pass(account: string, cost: number, now: number, settings: QuotaSettings): void {
    const { projectQuotaPerMinute, userQuotaPerMinute, rateLimitStatus } = settings;
    const user = this.#windowOf(account);
    if (userQuotaPerMinute !== null && user.used(now) + cost > userQuotaPerMinute) {
      throw userRateLimitExceeded(rateLimitStatus);
    }
    if (projectQuotaPerMinute !== null && this.#project.used(now) + cost > projectQuotaPerMinute) {
      throw rateLimitExceeded(rateLimitStatus);
    }
    for (let unit = 0; unit < cost; unit += 1) {
      // Without a limit nothing is ever counted, so nothing needs to be remembered.
      if (userQuotaPerMinute !== null) user.record(now);
      if (projectQuotaPerMinute !== null) this.#project.record(now);
    }
  }

  #windowOf(account: string): SlidingWindow {
    const known = this.#users.get(account);
    if (known !== undefined) return known;
    const created = new SlidingWindow(minuteMs);
    this.#users.set(account, created);
    return created;
  }
}
