import type { ClientBase } from 'pg';

/**
 * Gives a connection up with the first statement that it leaves unanswered, or that it refuses
 * because its server only reads: after a failover, the one that takes writes is another.
 *
 * pg only stops waiting: the statement stays under way, what is queued behind it (a ROLLBACK) is
 * dropped when its own time is over, and the pool hands the connection on. Should the server wake
 * up then, the next user is inside of the old transaction, and commits it with their own.
 */
export function giveUpWhenUseless(client: ClientBase & { end(): Promise<void> }): void {
  // From the pool's hands to TypeORM's nobody listens for a moment, and an error that nobody
  // listens to ends the process. Whoever has the connection learns it from their next statement.
  client.on('error', () => undefined);
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const watched = (...given: unknown[]): unknown => {
    const answer = query(...given);
    // With a callback in place of a promise it is the pool's own, which gives up by itself.
    if (answer instanceof Promise) void endIfUseless(client, answer);
    return answer;
  };
  Object.assign(client, { query: watched });
}

async function endIfUseless(
  client: { end(): Promise<void> },
  answer: Promise<unknown>,
): Promise<void> {
  try {
    await answer;
  } catch (error) {
    // Nobody waits for the goodbye, and a connection that is gone needs none.
    if (isSilence(error) || isReadOnly(error)) await client.end().catch(() => undefined);
  }
}

/** pg has no code for it. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

function isReadOnly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '25006';
}
