import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.factory.js';

/** Nest's own messages through our logger; its start-up chatter counts as debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const error = [message, ...rest].find((part) => part instanceof Error);
    this.logger.error({ err: error, context: rest.at(-1) }, textOf(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, textOf(message));
  }

  debug(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, textOf(message));
  }

  verbose(message: unknown, context?: unknown): void {
    this.logger.trace({ context }, textOf(message));
  }
}

/** An error's own text may carry a client's data; `describeError` decides what is said of it. */
function textOf(message: unknown): string {
  return typeof message === 'string' ? message : 'an error was reported';
}
