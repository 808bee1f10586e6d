/** What a test may turn while the sandbox runs. */
export interface SandboxSettings {
  /** Google's Testing mode: a warning on the consent page, refresh tokens live for 7 days. */
  readonly testingMode: boolean;
  /** Calls in any 60 s for the whole project; null = no limit. */
  readonly projectQuotaPerMinute: number | null;
  /** Calls in any 60 s for one account; null = no limit. */
  readonly userQuotaPerMinute: number | null;
  /** The status of a refused call: Google answers 403 or 429. */
  readonly rateLimitStatus: 403 | 429;
  /** Lifetime of an access token, in seconds. */
  readonly accessTokenSeconds: number;
  /** Added to every call on Google's paths, in milliseconds. */
  readonly latencyMs: number;
  /** The zone of every account's calendar: Google writes its answers' times with this offset. */
  readonly calendarTimeZone: string;
  /** Moves the sandbox's clock ahead (or back), in seconds. */
  readonly clockOffsetSeconds: number;
}

export const defaultSettings: SandboxSettings = {
  testingMode: false,
  projectQuotaPerMinute: 10_000,
  userQuotaPerMinute: 600,
  rateLimitStatus: 403,
  accessTokenSeconds: 3599,
  latencyMs: 0,
  calendarTimeZone: 'America/New_York',
  clockOffsetSeconds: 0,
};
