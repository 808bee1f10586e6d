import { z } from 'zod';

const logged = z.object({
  time: z.string(),
  level: z.number(),
  msg: z.string().default(''),
  err: z.object({ name: z.string(), code: z.string().optional(), message: z.string() }).optional(),
});

/** As pino numbers them. */
const levels: ReadonlyMap<number, string> = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);

/** A service's line for a person: `09:15:02.113 error the sandbox failed: TypeError: …` */
export function describeLogLine(line: string): string {
  const entry = logged.safeParse(parsed(line));
  if (!entry.success) return line;
  const { time, level, msg, err } = entry.data;
  const clock = /T(.+)Z$/.exec(time)?.[1] ?? time;
  const fault = err === undefined ? '' : `: ${err.code ?? err.name}: ${err.message}`;
  return `${clock} ${(levels.get(level) ?? String(level)).padEnd(5)} ${msg}${fault}`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
