import { type CalendarRow, renderTable } from './calendar.table.js';
import type { Miss } from './expectation.js';
import type { Paint, Tone } from './terminal.style.js';
import { cut, wrap } from './text.layout.js';

export interface Page {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
  readonly print: (line: string) => void;
}

export interface Opening {
  readonly seconds: number;
  readonly postgresVersion: string;
  readonly alt: string;
  readonly google: string;
}

export interface Summary {
  readonly steps: number;
  readonly claims: number;
  readonly calls: number;
  readonly seconds: number;
}

const indent = 4;

/** How the story looks on the screen. */
export class Narrator {
  #step = 0;

  constructor(private readonly page: Page) {}

  title(): void {
    this.#line('headline', 'ALT’s appointments in Google Calendar: the whole story', 0);
    this.#line('soft', 'Starting the whole product for it …', 0);
  }

  opening({ seconds, postgresVersion, alt, google }: Opening): void {
    this.#paragraph(
      'soft',
      `Ready after ${seconds.toFixed(1)} s, and gone when the story ends: PostgreSQL ` +
        `${postgresVersion}, calendar-sync, ALT at ${alt}, and in Google’s place a sandbox at ` +
        `${google}.`,
      0,
    );
  }

  headline(number: number, title: string): void {
    this.#step = number;
    this.page.print('');
    this.#line('headline', `${String(number).padStart(2)}  ${title}`, 0);
  }

  did(text: string): void {
    this.#paragraph(undefined, text, indent);
  }

  /** A claim of the step, and why it does not hold if it does not. */
  claim(text: string, miss: Miss | undefined): void {
    this.#marked(miss === undefined ? '✓' : '✗', text);
    if (miss === undefined) return;
    this.#paragraph('bad', `expected: ${miss.expected}`, indent + 2);
    this.#paragraph('bad', `seen: ${miss.seen}`, indent + 2);
  }

  calendar(account: string, rows: readonly CalendarRow[]): void {
    const margin = indent + 2;
    this.#line(
      'soft',
      `Google Calendar of ${account}${rows.length === 0 ? ': empty' : ''}`,
      indent,
    );
    if (rows.length === 0) return;
    const [heading = '', ...lines] = renderTable(rows, this.page.width - margin);
    this.#line('soft', heading, margin);
    for (const line of lines) this.#line(undefined, line, margin);
  }

  broken(why: string): void {
    this.#marked('✗', why);
  }

  lastWords(name: string, lines: readonly string[]): void {
    this.page.print('');
    this.#line('soft', lines.length === 0 ? `${name} said nothing` : `${name} said last:`, 0);
    for (const line of lines) this.page.print(`  ${cut(line, this.page.width - 2)}`);
  }

  summary({ steps, claims, calls, seconds }: Summary): void {
    this.page.print('');
    const told = `${steps} steps with ${claims} claims`;
    const cost = `${calls} calls to Google, ${seconds.toFixed(1)} s`;
    this.#paragraph('good', `✓ ${told}, ${cost}: each showed what it should.`, 0);
  }

  unfinished(): void {
    this.page.print('');
    const why =
      this.#step === 0
        ? 'The product did not start.'
        : `Step ${this.#step} did not show what it should: the story ends there.`;
    this.#line('bad', `✗ ${why}`, 0);
  }

  #marked(mark: '✓' | '✗', text: string): void {
    const tone = mark === '✓' ? 'good' : 'bad';
    const [first = '', ...rest] = wrap(text, this.page.width - indent - 2);
    this.page.print(`${' '.repeat(indent)}${this.page.paint(tone, mark)} ${first}`);
    for (const line of rest) this.page.print(' '.repeat(indent + 2) + line);
  }

  #paragraph(tone: Tone | undefined, text: string, margin: number): void {
    for (const line of wrap(text, this.page.width - margin)) this.#line(tone, line, margin);
  }

  #line(tone: Tone | undefined, text: string, margin: number): void {
    const shown = cut(text, this.page.width - margin);
    this.page.print(
      ' '.repeat(margin) + (tone === undefined ? shown : this.page.paint(tone, shown)),
    );
  }
}
