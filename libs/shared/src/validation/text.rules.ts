export interface TextRules {
  /** Fewest characters; 1 unless told. */
  readonly min?: number;
  /** Most characters (code points, as JSON Schema counts them). */
  readonly max: number;
  /** Lines and tabs are welcome; otherwise no control character is. */
  readonly multiline?: boolean;
  /** What the text must look like, and how a sentence says it: "name must be …". */
  readonly shape?: { readonly pattern: RegExp; readonly words: string };
}

const controlCharacter = /\p{Cc}/u;
const controlBesideLines = /[^\P{Cc}\t\n\r]/u;

/**
 * What is wrong with a text, as the end of a sentence that begins with the field's name.
 * @returns undefined when nothing is
 */
export function faultOfText(value: unknown, rules: TextRules): string | undefined {
  if (value === undefined || value === null) return 'is required';
  if (typeof value !== 'string') return `must be a text ${sizeOf(rules)}`;
  // PostgreSQL stores neither; the driver would fail, or write something else.
  if (value.includes('\0')) return 'must not contain a NUL character';
  if (!value.isWellFormed()) return 'must be well-formed Unicode';
  const forbidden = rules.multiline === true ? controlBesideLines : controlCharacter;
  if (forbidden.test(value)) return 'must not contain control characters';
  if (!isSized(value, rules)) return `must be a text ${sizeOf(rules)}`;
  if (rules.shape?.pattern.test(value) === false) return `must be ${rules.shape.words}`;
  return undefined;
}

function isSized(value: string, { min = 1, max }: TextRules): boolean {
  // A code point takes one or two units: this spares counting what is far too long.
  if (value.length > 2 * max) return false;
  // Code points are what JSON Schema counts, and the database stores.
  const { length } = Array.from(value);
  return length >= min && length <= max;
}

const sizeOf = ({ min = 1, max }: TextRules): string =>
  min === 0 ? `of at most ${max} characters` : `of ${min} to ${max} characters`;
