import type { FieldError } from '#shared/http/index.js';

/** What was read, or what is wrong with it: the end of a sentence that begins with its field. */
export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

export const read = <Value>(value: Value): Reading<Value> => ({ ok: true, value });
export const faulty = (fault: string): Reading<never> => ({ ok: false, fault });

export interface FieldFault {
  readonly field: string;
  readonly fault: string;
}

/** Whole sentences, as a problem tells them. */
export const inSentences = (faults: readonly FieldFault[]): FieldError[] =>
  faults.map(({ field, fault }) => ({ field, message: `${field} ${fault}` }));

/** Reads fields one after the other and remembers every bad one, so that all are told at once. */
export class FieldReader {
  readonly #faults: FieldFault[] = [];

  get faults(): readonly FieldFault[] {
    return this.#faults;
  }

  /** The value, or undefined once its fault is noted. */
  take<Value>(
    field: string,
    given: unknown,
    reader: (text: string) => Reading<Value>,
  ): Value | undefined {
    const reading = readGiven(given, reader);
    if (reading.ok) return reading.value;
    this.refuse(field, reading.fault);
    return undefined;
  }

  refuse(field: string, fault: string): void {
    this.#faults.push({ field, fault });
  }
}

/** Of whatever a request holds, only a text can be read. */
export function readGiven<Value>(
  given: unknown,
  reader: (text: string) => Reading<Value>,
): Reading<Value> {
  if (given === undefined || given === null) return faulty('is required');
  return typeof given === 'string' ? reader(given) : faulty('must be a text');
}
