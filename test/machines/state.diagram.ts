import { readFile } from 'node:fs/promises';

type Machine = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** `from --event--> to`, sorted. */
export function transitionsOf(machine: Machine): string[] {
  return Object.entries(machine)
    .flatMap(([from, events]) =>
      Object.entries(events).map(([event, to]) => `${from} --${event}--> ${to}`),
    )
    .toSorted();
}

/** The same of the first mermaid state diagram below a heading of docs/architecture.md. */
export async function readDiagram(heading: string): Promise<string[]> {
  const text = await readFile(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
  const [, below] = text.split(`### ${heading}\n`);
  const lines = /```mermaid\nstateDiagram-v2\n([^`]*)```/
    .exec(below ?? '')?.[1]
    ?.trim()
    .split('\n');
  if (lines === undefined) throw new Error(`docs/architecture.md has no diagram of: ${heading}`);
  return lines
    .flatMap((line) => {
      const [, from, to, events] = /^\s*(\w+) --> (\w+): ([\w, ]+)$/.exec(line) ?? [];
      if (from === undefined || to === undefined) throw new Error(`cannot read: ${line}`);
      return (events ?? '').split(', ').map((event) => `${from} --${event}--> ${to}`);
    })
    .toSorted();
}
