import { z } from 'zod';

/**
 * NOTIFY channel: "something of these agents changed", for those who show it. A hint: whoever
 * misses one shows something older until they look again.
 */
export const newsChannel = 'agent_news';

/**
 * What changed of an agent's: these appointments, and what follows from them. With `anything`
 * among them, also what nobody can name.
 */
export type AgentNews = ReadonlySet<string>;

/** In place of an appointment's id. */
export const anything = '*';

/** By agent; `everybody` where too much came together to say whose. */
export type News = ReadonlyMap<string, AgentNews> | 'everybody';

/** Who shows more than these reads all anew as cheaply. */
const mostAppointments = 64;

/** PostgreSQL takes less than 8,000 bytes. */
export const mostBytes = 7_999;

const everybody = '*';

/** What became too long to name. Shared, so nothing is ever added to it. */
const unnamed: Set<string> = new Set([anything]);

/** Both together; what was gathered is added to, because the relay's settles come this way. */
export function gather(gathered: Set<string> | undefined, more: Iterable<string>): Set<string> {
  if (gathered === unnamed) return gathered;
  const all = gathered ?? new Set();
  for (const id of more) all.add(id);
  return all.size > mostAppointments ? unnamed : all;
}

/**
 * For a notification: `{"<agent>":["<appointment>",…]}`. What does not fit says less, never
 * nothing: first whose it is, then only that there is something.
 */
export function encodeNews(news: News): string {
  if (news === 'everybody') return everybody;
  const named = [...news].map(([id, one]) => [id, [...one]]);
  const unnamed = [...news.keys()].map((id) => [id, [anything]]);
  const payloads = [named, unnamed].map((pairs) => JSON.stringify(Object.fromEntries(pairs)));
  return payloads.find((payload) => Buffer.byteLength(payload) <= mostBytes) ?? everybody;
}

const schema = z.record(z.guid(), z.array(z.guid().or(z.literal(anything))));

/** What cannot be read may be about anybody: other releases run beside this one. */
export function decodeNews(payload: string): News {
  const read = schema.safeParse(parsed(payload));
  if (!read.success) return 'everybody';
  const agents = Object.entries(read.data);
  return new Map(agents.map(([id, ids]) => [id, gather(undefined, ids)]));
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
