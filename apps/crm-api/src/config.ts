import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Environment,
  field,
  isDemoDatabase,
  isDemoSecret,
  loadConfig,
} from '#shared/config/index.js';

/** The build keeps the sources' layout: this file is dist/apps/crm-api/src/config.js. */
const webFolder = join(import.meta.dirname, '../../crm-web');

const notADemo = { error: 'is a value from an example: production needs one of its own' };

/** In production, values that everybody knows are faults like missing ones. */
function schemaFor(production: boolean) {
  const secret = field.signingSecret.refine((text) => !production || !isDemoSecret(text), notADemo);
  return z
    .object({
      DATABASE_URL: field.postgresUrl.refine(
        (url) => !production || !isDemoDatabase(url),
        notADemo,
      ),
      CRM_API_PORT: field.port(3000),
      CRM_API_HOST: z.string().default('0.0.0.0'),
      PUBLIC_URL: field.origin.optional(),
      CALENDAR_SYNC_URL: field.origin.default('http://127.0.0.1:3001'),
      SERVICE_SECRET: secret,
      SESSION_SECRET: secret,
      SIGN_UP: z.enum(['open', 'closed'], { error: 'must be open or closed' }).default('open'),
      TRUSTED_PROXIES: z
        .string()
        .default('')
        .transform((text) => text.split(',').map((one) => one.trim()))
        .transform((proxies) => proxies.filter((one) => one !== ''))
        .refine((proxies) => proxies.every(isNetwork), {
          error: 'must be addresses or networks, separated by commas: 10.0.0.0/8, 192.0.2.1',
        }),
      LOG_LEVEL: field.logLevel,
      NODE_ENV: field.nodeEnvironment,
    })
    .transform((given): CrmApiConfig => ({
      databaseUrl: given.DATABASE_URL,
      port: given.CRM_API_PORT,
      host: given.CRM_API_HOST,
      publicUrl: given.PUBLIC_URL ?? `http://localhost:${given.CRM_API_PORT}`,
      calendarSyncUrl: given.CALENDAR_SYNC_URL,
      serviceSecret: given.SERVICE_SECRET,
      sessionSecret: given.SESSION_SECRET,
      signUp: given.SIGN_UP,
      trustedProxies: given.TRUSTED_PROXIES,
      webFolder,
      logLevel: given.LOG_LEVEL,
    }));
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const size = isIP(address) === 6 ? 128 : 32;
  if (isIP(address) === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= size);
}

/** The configuration of crm-api; a class so that Nest can inject it by its type. */
export abstract class CrmApiConfig {
  abstract readonly databaseUrl: string;
  /** 0 lets the system choose (tests). */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Origin at which browsers reach us, without a final slash. */
  abstract readonly publicUrl: string;
  /** Origin at which we reach calendar-sync, without a final slash. */
  abstract readonly calendarSyncUrl: string;
  abstract readonly serviceSecret: string;
  abstract readonly sessionSecret: string;
  abstract readonly signUp: 'open' | 'closed';
  /** Whose X-Forwarded-For counts; empty: nobody's. */
  abstract readonly trustedProxies: readonly string[];
  /** The build of the web app. */
  abstract readonly webFolder: string;
  abstract readonly logLevel: string;
}

/** @throws ConfigError listing every fault */
export const loadCrmApiConfig = (environment: Environment = process.env): CrmApiConfig =>
  loadConfig(schemaFor(environment['NODE_ENV'] === 'production'), environment);

const demoSchema = z
  .object({
    DATABASE_URL: field.postgresUrl,
    DEMO_AGENT_PASSWORD: z.string().min(10, { error: 'must be at least 10 characters long' }),
    DEMO_OPERATOR_PASSWORD: z.string().min(10, { error: 'must be at least 10 characters long' }),
    LOG_LEVEL: field.logLevel,
  })
  .transform((given) => ({
    databaseUrl: given.DATABASE_URL,
    agentPassword: given.DEMO_AGENT_PASSWORD,
    operatorPassword: given.DEMO_OPERATOR_PASSWORD,
    logLevel: given.LOG_LEVEL,
  }));

/** What the making of the demo accounts needs. */
export type DemoAccountsConfig = z.output<typeof demoSchema>;

/** @throws ConfigError listing every fault */
export const loadDemoAccountsConfig = (
  environment: Environment = process.env,
): DemoAccountsConfig => loadConfig(demoSchema, environment);
