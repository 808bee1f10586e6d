import type { Logger } from '#shared/logging/index.js';
import type { ReconnectReason } from './reconnect.reason.js';
import { loseConnectionSql, type LossRow } from './sql/lanes.sql.js';

/** Runs one statement: a transaction's or a pool's. */
export type RunStatement = (sql: string, parameters: readonly unknown[]) => Promise<LossRow[]>;

/**
 * Records that a connection is lost: once, however many deliveries find it out.
 *
 * @param epoch under which it was found out; void if the agent connected or disconnected since
 * @returns the reason that was recorded; undefined when somebody else was first
 */
export async function loseConnection(
  run: RunStatement,
  logger: Logger,
  lost: { readonly agentId: string; readonly epoch: number; readonly reason: ReconnectReason },
): Promise<string | undefined> {
  const { agentId, epoch, reason } = lost;
  const [row] = await run(loseConnectionSql, [agentId, epoch, reason]);
  if (row !== undefined) logger.warn({ agentId, ...row }, 'a connection is lost');
  return row?.reason;
}
