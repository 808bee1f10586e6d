import { ConfigError, field, loadConfig, type Environment } from '#shared/config/index.js';
import { z } from 'zod';

const schema = z.object({
  GOOGLE_SANDBOX_PORT: field.port(3002),
  GOOGLE_SANDBOX_HOST: z.string().default('127.0.0.1'),
  GOOGLE_SANDBOX_PUBLIC_URL: field.origin.optional(),
  GOOGLE_SANDBOX_STATE_FILE: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().default('sandbox-client.apps.googleusercontent.com'),
  GOOGLE_CLIENT_SECRET: z.string().default('sandbox-secret'),
  LOG_LEVEL: field.logLevel,
});

export interface SandboxConfig {
  readonly port: number;
  readonly host: string;
  /** Where browsers reach the sandbox: events link there. */
  readonly publicUrl: string;
  /** Where calendars and grants outlive a restart; undefined = they do not. */
  readonly stateFile: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** @throws ConfigError; always in production: people must never take a stand-in for Google */
export function readConfig(environment: Environment = process.env): SandboxConfig {
  if (environment['NODE_ENV'] === 'production') {
    throw new ConfigError(['NODE_ENV is production, where the Google sandbox never runs']);
  }
  const given = loadConfig(schema, environment);
  const { GOOGLE_SANDBOX_PORT: port, GOOGLE_SANDBOX_HOST: host } = given;
  return {
    port,
    host,
    publicUrl: given.GOOGLE_SANDBOX_PUBLIC_URL ?? `http://${reachable(host)}:${port}`,
    stateFile: given.GOOGLE_SANDBOX_STATE_FILE,
    clientId: given.GOOGLE_CLIENT_ID,
    clientSecret: given.GOOGLE_CLIENT_SECRET,
  };
}

/** How much is logged. A level that does not exist is reported by `readConfig`, into this log. */
export function readLogLevel(environment: Environment = process.env): string {
  const level = field.logLevel.safeParse(environment['LOG_LEVEL']);
  return level.success ? level.data : 'info';
}

/** A wildcard is where to listen, not where to go. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
