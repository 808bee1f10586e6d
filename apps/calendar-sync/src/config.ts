import { z } from 'zod';
import {
  type Environment,
  field,
  isDemoDatabase,
  isDemoSecret,
  loadConfig,
} from '#shared/config/index.js';
import type { GoogleSettings } from './google/google.config.js';
import type { QuotaSettings } from './quota/quota.settings.js';
import { defaultRelaySettings, type RelaySettings } from './relay/relay.settings.js';
import { keyRingField } from './vault/key-ring.field.js';
import type { KeyRing } from './vault/key.ring.js';

const day = 24 * 60 * 60_000;
const relay = defaultRelaySettings;
/** From a claim to its first delivery; with less of a lease left, nothing would ever be begun. */
const shortestStartMs = 100;

const notADemo = { error: 'is a value from an example: production needs one of its own' };

/** In production, values that everybody knows are faults like missing ones. */
function schemaFor(production: boolean) {
  const own = (isDemo: (text: string) => boolean) => (text: string) => !production || !isDemo(text);
  return z
    .object({
      DATABASE_URL: field.postgresUrl.refine(own(isDemoDatabase), notADemo),
      CALENDAR_SYNC_PORT: field.port(3001),
      CALENDAR_SYNC_HOST: z.string().default('127.0.0.1'),
      SERVICE_SECRET: field.signingSecret.refine(own(isDemoSecret), notADemo),
      TOKEN_ENCRYPTION_KEYS: keyRingField.refine(
        (ring) => !production || !ring.looksTyped(),
        notADemo,
      ),
      GOOGLE_CLIENT_ID: z.string().refine(own(isDemoClient), notADemo),
      GOOGLE_CLIENT_SECRET: z.string().refine(own(isDemoSecret), notADemo),
      GOOGLE_AUTH_URL: field.secureUrl.default('https://accounts.google.com/o/oauth2/v2/auth'),
      GOOGLE_TOKEN_URL: field.secureUrl.default('https://oauth2.googleapis.com/token'),
      GOOGLE_REVOKE_URL: field.secureUrl.default('https://oauth2.googleapis.com/revoke'),
      GOOGLE_CALENDAR_ROOT_URL: field.secureUrl
        .refine((url) => url.endsWith('/'), { error: 'must end with a slash' })
        .default('https://www.googleapis.com/'),
      GOOGLE_CALL_TIMEOUT_MS: field.wholeNumber(8_000, 100, 60_000, 'milliseconds'),
      GOOGLE_PROJECT_QUOTA_PER_MINUTE: field.wholeNumber(10_000, 1, 1_000_000_000, 'calls'),
      GOOGLE_USER_QUOTA_PER_MINUTE: field.wholeNumber(600, 1, 1_000_000_000, 'calls'),
      RELAY_CONCURRENCY: field.wholeNumber(relay.concurrency, 1, 1_000, 'turns'),
      RELAY_LANES_PER_TURN: field.wholeNumber(relay.lanesPerTurn, 1, 100, 'changes'),
      RELAY_LEASE_MS: field.wholeNumber(relay.leaseMs, 500, 600_000, 'milliseconds'),
      RELAY_DELIVERY_MS: field.wholeNumber(relay.deliveryMs, 200, 300_000, 'milliseconds'),
      RELAY_POLL_MS: field.wholeNumber(relay.pollMs, 10, 60_000, 'milliseconds'),
      RELAY_RETRY_BASE_MS: field.wholeNumber(relay.retryBaseMs, 1, day, 'milliseconds'),
      RELAY_RETRY_CAP_MS: field.wholeNumber(relay.retryCapMs, 1, day, 'milliseconds'),
      RELAY_GIVE_UP_AFTER_MS: field.wholeNumber(relay.giveUpAfterMs, 0, 30 * day, 'milliseconds'),
      OUTBOX_HISTORY_DAYS: field.wholeNumber(90, 7, 3_650, 'days'),
      LOG_LEVEL: field.logLevel,
      NODE_ENV: field.nodeEnvironment,
    })
    .refine((given) => given.RELAY_LEASE_MS >= given.RELAY_DELIVERY_MS + shortestStartMs, {
      path: ['RELAY_LEASE_MS'],
      error:
        `must be at least ${shortestStartMs} ms longer than RELAY_DELIVERY_MS: ` +
        'a lease has to outlast the delivery it covers, and the time until that begins',
    })
    .refine((given) => given.GOOGLE_CALL_TIMEOUT_MS <= given.RELAY_DELIVERY_MS, {
      path: ['GOOGLE_CALL_TIMEOUT_MS'],
      error: 'must not be longer than RELAY_DELIVERY_MS: a call must end with its delivery',
    })
    .transform((given): CalendarSyncConfig => ({
      databaseUrl: given.DATABASE_URL,
      port: given.CALENDAR_SYNC_PORT,
      host: given.CALENDAR_SYNC_HOST,
      serviceSecret: given.SERVICE_SECRET,
      tokenKeys: given.TOKEN_ENCRYPTION_KEYS,
      google: {
        clientId: given.GOOGLE_CLIENT_ID,
        clientSecret: given.GOOGLE_CLIENT_SECRET,
        authUrl: given.GOOGLE_AUTH_URL,
        tokenUrl: given.GOOGLE_TOKEN_URL,
        revokeUrl: given.GOOGLE_REVOKE_URL,
        calendarRootUrl: given.GOOGLE_CALENDAR_ROOT_URL,
        callTimeoutMs: given.GOOGLE_CALL_TIMEOUT_MS,
      },
      quota: {
        projectPerMinute: given.GOOGLE_PROJECT_QUOTA_PER_MINUTE,
        userPerMinute: given.GOOGLE_USER_QUOTA_PER_MINUTE,
        // The rest of a delivery's time is for the calls themselves.
        patienceMs: given.RELAY_DELIVERY_MS / 4,
      },
      relay: {
        ...relay,
        concurrency: given.RELAY_CONCURRENCY,
        lanesPerTurn: given.RELAY_LANES_PER_TURN,
        leaseMs: given.RELAY_LEASE_MS,
        deliveryMs: given.RELAY_DELIVERY_MS,
        pollMs: given.RELAY_POLL_MS,
        retryBaseMs: given.RELAY_RETRY_BASE_MS,
        retryCapMs: given.RELAY_RETRY_CAP_MS,
        giveUpAfterMs: given.RELAY_GIVE_UP_AFTER_MS,
      },
      historyDays: given.OUTBOX_HISTORY_DAYS,
      logLevel: given.LOG_LEVEL,
    }));
}

/** The sandbox's, and what stands in tutorials. */
const isDemoClient = (id: string): boolean =>
  /(?<![a-z0-9])(?:sandbox|your|example|demo|dummy|placeholder|change[-_]?me)(?![a-z0-9])/i.test(
    id,
  );

/** The configuration of calendar-sync. */
export interface CalendarSyncConfig {
  readonly databaseUrl: string;
  /** 0 lets the system choose (tests). */
  readonly port: number;
  readonly host: string;
  readonly serviceSecret: string;
  readonly tokenKeys: KeyRing;
  readonly google: GoogleSettings;
  readonly quota: QuotaSettings;
  readonly relay: RelaySettings;
  /** How long the log of changes is kept. */
  readonly historyDays: number;
  readonly logLevel: string;
}

/** @throws ConfigError listing every fault */
export function loadCalendarSyncConfig(environment: Environment = process.env): CalendarSyncConfig {
  return loadConfig(schemaFor(environment['NODE_ENV'] === 'production'), environment);
}
