import { cut } from './text.layout.js';

/** What a calendar holds, one row for each event. */
export interface CalendarRow {
  readonly title: string;
  readonly when: string;
  readonly place: string;
  /** How ALT says that the event stands. */
  readonly inAlt: string;
}

const columns = ['title', 'when', 'place', 'inAlt'] as const satisfies (keyof CalendarRow)[];
type Widths = Record<(typeof columns)[number], number>;

const gap = '  ';
/** A cut title can be recognised; a cut time is wrong. */
const leastTitle = 12;

const heading: CalendarRow = { title: 'Title', when: 'When', place: 'Place', inAlt: 'In ALT' };

/**
 * A heading and a line for each row, in equal columns; those that say least give way where the
 * width is not enough.
 */
export function renderTable(events: readonly CalendarRow[], width: number): string[] {
  const rows = [heading, ...events];
  const widths = fit(naturalWidths(rows), width);
  return rows.map((row) =>
    columns
      .map((name) => cut(row[name], widths[name]).padEnd(widths[name]))
      .join(gap)
      .trimEnd(),
  );
}

function naturalWidths(rows: readonly CalendarRow[]): Widths {
  const widest = (name: keyof CalendarRow): number =>
    Math.max(0, ...rows.map((row) => row[name].length));
  return {
    title: widest('title'),
    when: widest('when'),
    place: widest('place'),
    inAlt: widest('inAlt'),
  };
}

function fit(natural: Widths, width: number): Widths {
  const gaps = gap.length * (columns.length - 1);
  const total = columns.reduce((sum, name) => sum + natural[name], gaps);
  const over = Math.max(0, total - width);
  const place = Math.max(0, natural.place - over);
  const stillOver = over - (natural.place - place);
  const title = Math.max(Math.min(leastTitle, natural.title), natural.title - stillOver);
  return { ...natural, place, title };
}
