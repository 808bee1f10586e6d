import { expect } from '@jest/globals';
import type { ServiceProcess } from '../service.process.js';

/** Pino's levels. */
const warning = 40;
const fatal = 60;

interface LogLine {
  readonly level: number;
  readonly time: string;
  readonly msg: string;
  readonly err?: { readonly name: string; readonly code?: string; readonly message: string };
}

/** What a process has logged; every line it wrote is one of ours, or this throws. */
export function linesOf({ output }: ServiceProcess): LogLine[] {
  const lines = output.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as LogLine);
}

/** At warning and above, counted by what they say. */
export function complaintsOf(process: ServiceProcess): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { level, msg, err } of linesOf(process)) {
    if (level < warning) continue;
    const line = `${msg} (${err?.code ?? err?.message ?? ''})`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}

/** Nothing went unhandled. */
export function expectNoAccident(process: ServiceProcess): void {
  expect(linesOf(process).filter(({ level }) => level >= fatal)).toEqual([]);
}

/** However long and however often something failed: nobody has to scroll, or reads a stack for it. */
export function expectCalmLog(process: ServiceProcess): void {
  const storms = Object.entries(complaintsOf(process)).filter(([, count]) => count > 12);
  expect(storms).toEqual([]);
}
