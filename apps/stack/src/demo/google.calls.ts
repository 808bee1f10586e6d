/** A call on Google's paths. */
export interface GoogleCall {
  /** `insert`, `get`, `update`, `delete`, `token`, `revoke`, … */
  readonly operation: string;
  /** null: it was never answered. */
  readonly status: number | null;
}

const ofTheBrowser: ReadonlySet<string> = new Set(['authorize', 'consent']);
const writing: ReadonlySet<string> = new Set(['insert', 'update', 'patch', 'delete']);

/** Without those of a person's browser. */
export const callsOfAlt = (calls: readonly GoogleCall[]): GoogleCall[] =>
  calls.filter(({ operation }) => !ofTheBrowser.has(operation));

/** Calls that wrote to a calendar, or tried to. */
export const writesIn = (calls: readonly GoogleCall[]): GoogleCall[] =>
  calls.filter(({ operation }) => writing.has(operation));

/** `insert 409, get 200` */
export const describeCalls = (calls: readonly GoogleCall[]): string =>
  calls.map(({ operation, status }) => `${operation} ${status ?? 'unanswered'}`).join(', ');
