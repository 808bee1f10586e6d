/** HTML that is safe to put into a page: made by `markup`, never from a plain string. */
export class SafeHtml {
  constructor(readonly text: string) {}
}

type Part = SafeHtml | string | number | undefined | readonly SafeHtml[];

/** A template whose values are escaped, except those that are HTML already. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  const text = strings.reduce((made, piece, index) => made + textOf(parts[index - 1]) + piece);
  return new SafeHtml(text);
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof SafeHtml) return part.text;
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part.map(({ text }) => text).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
