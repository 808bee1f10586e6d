import { z } from 'zod';
import {
  type Environment,
  field,
  isDemoDatabase,
  isDemoSecret,
  loadConfig,
} from '#shared/config/index.js';

/** The names of the services, as everywhere: in logs, in messages, of their folders. */
export type ServiceName = 'crm-api' | 'calendar-sync' | 'google-sandbox';

/** Where a service listens. */
export interface Listening {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
}

export interface StackConfig {
  readonly production: boolean;
  /** The owner's address; undefined: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly listening: Readonly<Record<ServiceName, Listening>>;
  /** A sandbox takes Google's place. */
  readonly withSandbox: boolean;
  readonly publicUrl: string | undefined;
  readonly calendarSyncUrl: string | undefined;
  /** What is not given is made once, see `.data/local.json`. */
  readonly tokenEncryptionKeys: string | undefined;
  readonly serviceSecret: string | undefined;
  readonly sessionSecret: string | undefined;
  /** npm started us: when it ends, so do we. */
  readonly underNpm: boolean;
  /** Everything, for what is handed on to the services. */
  readonly environment: Environment;
}

const notADemo = { error: 'is a value from an example: production needs one of its own' };
const tokenKey = /^[\w.-]{1,64}:([A-Za-z0-9+/]{43}=)$/;

/** In production nothing is made up, and nothing that everybody knows is taken. */
function schemaFor(production: boolean) {
  const given = <Field extends z.ZodType>(value: Field) => (production ? value : value.optional());
  const secret = field.signingSecret.refine((text) => !production || !isDemoSecret(text), notADemo);
  const tokenKeys = z
    .string()
    .refine((text) => text.split(',').every((entry) => tokenKey.test(entry.trim())), {
      error: 'must be keys like id:base64(32 bytes), separated by commas',
    })
    .refine((text) => !production || !tokenKeysOf(text).some(isDemoSecret), notADemo);
  const database = field.postgresUrl
    .refine((url) => !production || !isDemoDatabase(url), notADemo)
    .refine((url) => !production || !URL.canParse(url) || new URL(url).password !== '', {
      error: 'must carry a password: those of the services are derived from it',
    });
  return z
    .object({
      NODE_ENV: field.nodeEnvironment,
      DATABASE_URL: given(database),
      CRM_API_PORT: field.port(3000),
      CRM_API_HOST: z.string().default('0.0.0.0'),
      CALENDAR_SYNC_PORT: field.port(3001),
      CALENDAR_SYNC_HOST: z.string().default('127.0.0.1'),
      GOOGLE_SANDBOX_PORT: field.port(3002),
      GOOGLE_SANDBOX_HOST: z.string().default('127.0.0.1'),
      PUBLIC_URL: field.origin.optional(),
      CALENDAR_SYNC_URL: field.origin.optional(),
      TOKEN_ENCRYPTION_KEYS: given(tokenKeys),
      SERVICE_SECRET: given(secret),
      SESSION_SECRET: given(secret),
      GOOGLE_CLIENT_ID: given(z.string()),
      GOOGLE_CLIENT_SECRET: given(z.string()),
      // calendar-sync reads these; here they are only looked at, before anything is started.
      GOOGLE_AUTH_URL: field.secureUrl.optional(),
      GOOGLE_TOKEN_URL: field.secureUrl.optional(),
      GOOGLE_REVOKE_URL: field.secureUrl.optional(),
      GOOGLE_CALENDAR_ROOT_URL: field.secureUrl.optional(),
      LOG_LEVEL: field.logLevel,
      npm_lifecycle_event: z.string().optional(),
    })
    .superRefine((values, context) => {
      for (const [path, message] of [...pairFaults(values), ...portFaults(values)]) {
        context.addIssue({ code: 'custom', path: [path], message });
      }
    });
}

/** @throws ConfigError listing every fault */
export function loadStackConfig(environment: Environment = process.env): StackConfig {
  const production = environment['NODE_ENV'] === 'production';
  const values = loadConfig(schemaFor(production), environment);
  return {
    production,
    databaseUrl: values.DATABASE_URL,
    listening: {
      'crm-api': { port: values.CRM_API_PORT, host: values.CRM_API_HOST },
      'calendar-sync': { port: values.CALENDAR_SYNC_PORT, host: values.CALENDAR_SYNC_HOST },
      'google-sandbox': { port: values.GOOGLE_SANDBOX_PORT, host: values.GOOGLE_SANDBOX_HOST },
    },
    withSandbox: values.GOOGLE_CLIENT_ID === undefined,
    publicUrl: values.PUBLIC_URL,
    calendarSyncUrl: values.CALENDAR_SYNC_URL,
    tokenEncryptionKeys: values.TOKEN_ENCRYPTION_KEYS,
    serviceSecret: values.SERVICE_SECRET,
    sessionSecret: values.SESSION_SECRET,
    underNpm: values.npm_lifecycle_event !== undefined,
    environment,
  };
}

type Fault = readonly [variable: string, message: string];

function pairFaults(values: {
  readonly GOOGLE_CLIENT_ID?: string | undefined;
  readonly GOOGLE_CLIENT_SECRET?: string | undefined;
}): Fault[] {
  const { GOOGLE_CLIENT_ID: id, GOOGLE_CLIENT_SECRET: secret } = values;
  if ((id === undefined) === (secret === undefined)) return [];
  return id === undefined
    ? [['GOOGLE_CLIENT_ID', 'is not set, though GOOGLE_CLIENT_SECRET is']]
    : [['GOOGLE_CLIENT_SECRET', 'is not set, though GOOGLE_CLIENT_ID is']];
}

function portFaults(values: {
  readonly CRM_API_PORT: number;
  readonly CALENDAR_SYNC_PORT: number;
  readonly GOOGLE_SANDBOX_PORT: number;
  readonly GOOGLE_CLIENT_ID?: string | undefined;
}): Fault[] {
  const ports: [string, number][] = [
    ['CRM_API_PORT', values.CRM_API_PORT],
    ['CALENDAR_SYNC_PORT', values.CALENDAR_SYNC_PORT],
  ];
  if (values.GOOGLE_CLIENT_ID === undefined) {
    ports.push(['GOOGLE_SANDBOX_PORT', values.GOOGLE_SANDBOX_PORT]);
  }
  return ports.flatMap(([name, port], index): Fault[] => {
    const same = ports.slice(0, index).find(([, other]) => other === port && port !== 0);
    return same === undefined ? [] : [[name, `must differ from ${same[0]}`]];
  });
}

const tokenKeysOf = (text: string): string[] =>
  text.split(',').map((entry) => tokenKey.exec(entry.trim())?.[1] ?? '');
