import { pino, type Logger as PinoLogger } from 'pino';
import { describeError } from './error.describer.js';

export type Logger = PinoLogger;

/**
 * Names whose values never reach a log line, at the top or one level down.
 * The second line of defence: the first is not to log bodies, headers or errors of others whole.
 */
const secretNames = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'codeVerifier',
  'authorization',
  'cookie',
  'secret',
  'email',
  'phone',
  'notes',
  'title',
  'location',
];

/**
 * A logger that writes JSON lines to stdout, or readable ones to a terminal.
 * @param service the process's name, on every line
 */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service, pid: process.pid },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { err: describeError, error: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
    ...(process.stdout.isTTY ? { transport: { target: 'pino-pretty' } } : {}),
  });
}
