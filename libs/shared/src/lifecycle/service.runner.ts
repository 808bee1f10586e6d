import { ConfigError } from '#shared/config/index.js';
import { describeError, type Logger } from '#shared/logging/index.js';

/** A started service. `stop` resolves when its work is done and its connections are closed. */
export interface RunningService {
  stop(): Promise<void>;
}

/** A stop that takes longer is cut: the supervisor's own patience is 10 s. */
const stopPatienceMs = 9_000;

/**
 * Runs a service as a process: starts it, stops it on SIGTERM, SIGINT or when the process that
 * spawned it is gone, and turns whatever goes wrong into one clear line and an exit code that is
 * not 0. The process exits by itself; nothing after this call runs.
 */
export async function runService(
  logger: Logger,
  start: () => Promise<RunningService>,
): Promise<void> {
  let service: RunningService | undefined;
  let stopping: Promise<void> | undefined;

  const stop = (reason: string, exitCode: number): void => {
    // A terminal signals the whole group and npm passes signals on: the second one says nothing new.
    stopping ??= stopOnce(reason, exitCode);
  };

  const stopOnce = async (reason: string, exitCode: number): Promise<void> => {
    logger.info({ reason }, 'stopping');
    setTimeout(() => {
      logger.error({ patienceMs: stopPatienceMs }, 'the stop took too long and was cut');
      process.exit(1);
    }, stopPatienceMs).unref();
    try {
      await service?.stop();
      logger.info('stopped');
    } catch (error) {
      logger.error({ err: error }, 'the stop failed');
      process.exit(1);
    }
    process.exit(exitCode);
  };

  // Not `once`: with nobody listening any more, the second one would kill us in the middle.
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  process.once('disconnect', () => stop('the supervising process is gone', 0));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'an error nobody handled');
    stop('an unhandled error', 1);
  });
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'a rejection nobody handled');
    stop('an unhandled rejection', 1);
  });

  try {
    service = await start();
  } catch (error) {
    reportFailedStart(logger, error);
    process.exit(1);
  }
}

function reportFailedStart(logger: Logger, error: unknown): void {
  if (error instanceof ConfigError) logger.fatal({ faults: error.faults }, error.message);
  else logger.fatal({ err: error }, `could not start: ${describeError(error).message}`);
}
