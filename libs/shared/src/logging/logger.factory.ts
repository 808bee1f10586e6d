import { type DestinationStream, pino, type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { describeError } from './error.describer.js';
import { OutageQuiet } from './outage.quiet.js';

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
  const quiet = new OutageQuiet();
  const options: LoggerOptions = {
    level,
    base: { service, pid: process.pid },
    redact: {
      paths: secretNames.flatMap((name) => [name, `*.${name}`]),
      censor: '[redacted]',
    },
    serializers: { err: describeError, error: describeError },
    timestamp: pino.stdTimeFunctions.isoTime,
    hooks: {
      logMethod([fields, sentence, ...rest], log) {
        const extra = quiet.admit(errorIn(fields), sentence);
        if (extra === undefined) return;
        const line = Object.keys(extra).length === 0 ? fields : Object.assign({}, fields, extra);
        log.call(this, line, sentence, ...rest);
      },
    },
  };
  return process.stdout.isTTY
    ? pino({ ...options, transport: { target: 'pino-pretty' } })
    : pino(options, standardOutput());
}

const errorIn = (fields: unknown): unknown =>
  typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : undefined;

/** Characters that are kept while they cannot be written; what comes on top is dropped. */
const mostKept = 1_000_000;

/**
 * A log that cannot be written (a full disk behind stdout) is no reason to stop the work. Pino's
 * own stream would throw out of every log call, and `fatal`, which flushes it, would wait for ever.
 */
function standardOutput(): DestinationStream {
  const stdout = pino.destination({ fd: 1, sync: true, maxLength: mostKept });
  stdout.on('error', () => undefined);
  return { write: (line) => void stdout.write(line) };
}
