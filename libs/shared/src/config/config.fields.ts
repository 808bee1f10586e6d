import { z } from 'zod';

/** A TCP port, 0 to 65535; 0 lets the system choose (tests). */
export const port = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: 'must be a port number from 0 to 65535',
    })
    .transform(Number);

/** A whole number within bounds, with its unit named in the message. */
export const wholeNumber = (fallback: number, min: number, max: number, unit: string) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d+$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `must be a whole number of ${unit} from ${min} to ${max}`,
    })
    .transform(Number);

export const logLevel = z
  .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
    error: 'must be one of trace, debug, info, warn, error, silent',
  })
  .default('info');

export const nodeEnvironment = z.string().default('development');

export const postgresUrl = z.string().refine(isPostgresUrl, {
  error: 'must be a PostgreSQL address: postgres://user:password@host:port/database',
});

/** A secret for signing: at least 32 characters, so that it cannot be guessed. */
export const signingSecret = z
  .string()
  .min(32, { error: 'must be at least 32 characters long (try: openssl rand -base64 48)' });

/** Where browsers or services reach us; http or https, no path, stored without a final slash. */
export const origin = z
  .string()
  .refine((text) => isHttpUrl(text) && new URL(text).pathname === '/', {
    error: 'must be an http(s) address without a path, like https://alt.example.com',
  })
  .transform((text) => new URL(text).origin);

/** An address that receives tokens: https, or anything http on this machine itself. */
export const secureUrl = z.string().refine(isSecureUrl, {
  error: 'must be an https address (plain http is accepted only for loopback)',
});

/** Names of this machine itself; a token sent there does not cross a network. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

function isSecureUrl(text: string): boolean {
  if (!isHttpUrl(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || isLoopbackHost(url.hostname);
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
