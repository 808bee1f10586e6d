import type { Finding, FindingKind } from './calendar.audit.js';

/** What a run did and found. */
export interface ChaosReport {
  readonly changes: number;
  readonly fuzzed: number;
  readonly calls: number;
  readonly writes: number;
  readonly restarts: number;
  readonly unavailable: number;
  readonly cut: number;
  readonly reconnects: number;
  readonly quotaRefusals: number;
  readonly writingSeconds: number;
  readonly quietSeconds: number;
  /** What was done to the product and by people, how often. */
  readonly incidents: ReadonlyMap<string, number>;
  /** Calls that met a fault of Google's, by its kind. */
  readonly googleFaults: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/** Shown also when there is none of it: that is what the run is for. */
const always: readonly FindingKind[] = [
  'lost',
  'doubled',
  'wrong content',
  'left behind',
  'out of order',
  'foreign touched',
  'after disconnect',
  'acknowledged and lost',
  'half a write',
  'dishonest answer',
  'secret in a log',
];

export function reportTable(report: ChaosReport): string {
  const found = new Map<string, number>(always.map((kind) => [kind, 0]));
  for (const { kind } of report.findings) found.set(kind, (found.get(kind) ?? 0) + 1);
  return [
    ...section('Done', [
      ['changes written', report.changes],
      ['fuzz requests', report.fuzzed],
      ['calls to Google', report.calls],
      ['of these, writes', report.writes],
      ['answered 503 with Retry-After', report.unavailable],
      ['requests cut off', report.cut],
      ['processes started again', report.restarts],
      ['reconnected after a revocation', report.reconnects],
      ['seconds of writing', report.writingSeconds],
    ]),
    ...section('Incidents', [...report.incidents]),
    ...section('Calls that met a fault of Google’s', [...report.googleFaults]),
    ...section('Found', [
      ...found,
      ['refused by Google’s quota', report.quotaRefusals],
      ['seconds to quiet', report.quietSeconds],
    ]),
  ].join('\n');
}

/** As many of a kind say enough. */
const enough = 10;

export function describeFindings(findings: readonly Finding[]): string {
  const kinds = Map.groupBy(findings, ({ kind }) => kind);
  return [...kinds]
    .flatMap(([kind, all]) => [
      ...all.slice(0, enough).map(({ what }) => `${kind}: ${what}`),
      ...(all.length > enough ? [`${kind}: ${all.length - enough} more`] : []),
    ])
    .join('\n');
}

type Line = readonly [name: string, count: number];

function section(title: string, lines: readonly Line[]): string[] {
  const width = 36;
  return [
    title,
    ...lines.map(([name, count]) => `  ${name.padEnd(width)}${amount(count).padStart(9)}`),
    '',
  ];
}

const amount = (count: number): string =>
  Number.isInteger(count) ? count.toLocaleString('en') : count.toFixed(1);
