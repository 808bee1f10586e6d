import type { Scene } from './scene.js';

/**
 * Without the begun connects: a process that was stopped may take one up after the account is gone.
 * They run out in ten minutes.
 */
const tables = [
  'calendar_sync.connection',
  'calendar_sync.credential',
  'calendar_sync.turn',
  'outbox.lane',
  'outbox.change',
  'outbox.attempt',
];

const leftoversSql = tables
  .map(
    (table) =>
      `select distinct agent_id as "agentId", '${table}' as "table" from ${table}
       where agent_id not in (select id from crm.account)`,
  )
  .join(' union all ');

/** Nothing is left of whose account is deleted. */
export async function judgeDepartures({ database, agents, recorder, world }: Scene): Promise<void> {
  if (world.halted) return;
  const { rows } = await database.owner.query<{ agentId: string; table: string }>(leftoversSql);
  for (const { agentId, table } of rows) {
    const label = agents.find(({ id }) => id === agentId)?.label;
    recorder.violated('forgotten', `${label} has left, and is in ${table}`);
  }
}
