import type { ServiceName } from '../config.js';

/** A service as a process: what to run, with which environment, and how to ask whether it is up. */
export interface ServiceDefinition {
  readonly name: ServiceName;
  /** The built program. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where it answers, without a final slash. */
  readonly address: string;
}

/** Their built programs, below `dist/apps`. */
export const serviceScripts: Readonly<Record<ServiceName, string>> = {
  'crm-api': 'crm-api/src/main.js',
  'calendar-sync': 'calendar-sync/src/main.js',
  'google-sandbox': 'google-sandbox/src/main.js',
};

/** All that the services' environments are made of. */
export interface StackPlan {
  readonly withSandbox: boolean;
  /** Where each service answers on this machine; no final slash. */
  readonly addresses: Readonly<Record<ServiceName, string>>;
  readonly ports: Readonly<Record<ServiceName, number>>;
  readonly databaseUrls: { readonly crmApi: string; readonly calendarSync: string };
  readonly publicUrl: string;
  readonly calendarSyncUrl: string;
  readonly secrets: {
    readonly tokenEncryptionKeys: string;
    readonly serviceSecret: string;
    readonly sessionSecret: string;
  };
  /** Where the sandbox keeps its calendars between two starts. */
  readonly sandboxStateFile: string;
  /** Our own environment. */
  readonly given: Readonly<Record<string, string | undefined>>;
  readonly script: (path: string) => string;
}

/** What every process may need to run at all, or to be observed. */
const forAll = {
  names:
    'PATH HOME TMPDIR TERM NO_COLOR FORCE_COLOR LOG_LEVEL NODE_ENV NODE_OPTIONS ' +
    'NODE_EXTRA_CA_CERTS SSL_CERT_FILE SSL_CERT_DIR',
  prefixes: ['OTEL_'],
} as const;

/** Google is reached through the proxy of the place, if there is one. */
const proxy = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/** What only the sandbox has no secret about; the same as its own defaults. */
const sandboxClient = {
  GOOGLE_CLIENT_ID: 'sandbox-client.apps.googleusercontent.com',
  GOOGLE_CLIENT_SECRET: 'sandbox-secret',
} as const;

/**
 * The services in the order in which they are stopped. Each gets the variables it reads and no
 * others: no service sees the owner's address, and only calendar-sync the key of the tokens.
 */
export function defineServices(plan: StackPlan): readonly ServiceDefinition[] {
  const services = [crmApi(plan), calendarSync(plan)];
  return plan.withSandbox ? [...services, googleSandbox(plan)] : services;
}

function crmApi(plan: StackPlan): ServiceDefinition {
  return {
    name: 'crm-api',
    script: plan.script(serviceScripts['crm-api']),
    address: plan.addresses['crm-api'],
    environment: {
      ...pick(plan.given, ['SIGN_UP', 'TRUSTED_PROXIES'], ['CRM_API_']),
      DATABASE_URL: plan.databaseUrls.crmApi,
      CRM_API_PORT: String(plan.ports['crm-api']),
      PUBLIC_URL: plan.publicUrl,
      CALENDAR_SYNC_URL: plan.calendarSyncUrl,
      SERVICE_SECRET: plan.secrets.serviceSecret,
      SESSION_SECRET: plan.secrets.sessionSecret,
    },
  };
}

function calendarSync(plan: StackPlan): ServiceDefinition {
  const given = pick(
    withoutSandbox(plan.given),
    proxy,
    // A name that does not exist yet is handed on as well: these prefixes are its own.
    ['CALENDAR_SYNC_', 'GOOGLE_', 'RELAY_', 'OUTBOX_'],
  );
  return {
    name: 'calendar-sync',
    script: plan.script(serviceScripts['calendar-sync']),
    address: plan.addresses['calendar-sync'],
    environment: {
      ...(plan.withSandbox
        ? { ...sandboxClient, ...googleAt(plan.addresses['google-sandbox']) }
        : {}),
      ...given,
      DATABASE_URL: plan.databaseUrls.calendarSync,
      CALENDAR_SYNC_PORT: String(plan.ports['calendar-sync']),
      PUBLIC_URL: plan.publicUrl,
      SERVICE_SECRET: plan.secrets.serviceSecret,
      TOKEN_ENCRYPTION_KEYS: plan.secrets.tokenEncryptionKeys,
    },
  };
}

function googleSandbox(plan: StackPlan): ServiceDefinition {
  return {
    name: 'google-sandbox',
    script: plan.script(serviceScripts['google-sandbox']),
    address: plan.addresses['google-sandbox'],
    environment: {
      GOOGLE_SANDBOX_STATE_FILE: plan.sandboxStateFile,
      ...pick(plan.given, [], ['GOOGLE_SANDBOX_']),
      ...sandboxClient,
      GOOGLE_SANDBOX_PORT: String(plan.ports['google-sandbox']),
    },
  };
}

const googleAt = (address: string) => ({
  GOOGLE_AUTH_URL: `${address}/o/oauth2/v2/auth`,
  GOOGLE_TOKEN_URL: `${address}/token`,
  GOOGLE_REVOKE_URL: `${address}/revoke`,
  GOOGLE_CALENDAR_ROOT_URL: `${address}/`,
});

const withoutSandbox = (given: StackPlan['given']): StackPlan['given'] =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !name.startsWith('GOOGLE_SANDBOX_')));

/** An empty variable counts as unset, as everywhere. */
function pick(
  given: StackPlan['given'],
  names: readonly string[],
  prefixes: readonly string[],
): Record<string, string> {
  const listed = new Set([...forAll.names.split(' '), ...names]);
  const wanted = (name: string): boolean =>
    listed.has(name) || [...forAll.prefixes, ...prefixes].some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string] => wanted(entry[0]) && Boolean(entry[1]),
    ),
  );
}
