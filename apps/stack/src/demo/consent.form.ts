/** What a person sees on Google's consent page, and what their browser sends when they go on. */
export interface ConsentForm {
  readonly action: string;
  /** Fields that are sent as they stand: hidden ones, and boxes that are ticked. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly permissions: readonly Permission[];
}

export interface Permission {
  readonly scope: string;
  /** Google's sentence. */
  readonly words: string;
}

/**
 * Reads the page's one form.
 * @throws Error when there is none
 */
export function readConsentForm(html: string): ConsentForm {
  const [, opening = '', inside] = /<form\b([^>]*)>(.*?)<\/form>/s.exec(html) ?? [];
  const { method, action } = attributesOf(opening);
  if (inside === undefined || action === undefined || method !== 'post') {
    throw new Error('Google’s consent page has no form to send');
  }
  return { action, fields: fieldsOf(inside), permissions: permissionsOf(inside) };
}

/** As the person: this account, and "Continue". */
export function consentTo(form: ConsentForm, account: string): ConsentForm['fields'] {
  return [...form.fields, ['email', account], ['decision', 'allow']];
}

function fieldsOf(html: string): [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, text = '']): [string, string][] => {
    const { type, name, value = '', checked } = attributesOf(text);
    const isSent = type === 'hidden' || (type === 'checkbox' && checked !== undefined);
    return isSent && name !== undefined ? [[name, value]] : [];
  });
}

function permissionsOf(html: string): Permission[] {
  const labels = [...html.matchAll(/<label>\s*<input\b([^>]*)>(.*?)<\/label>/gs)];
  return labels.flatMap(([, input = '', text = '']): Permission[] => {
    const { type, value } = attributesOf(input);
    if (type !== 'checkbox' || value === undefined) return [];
    const [words = ''] = text.split('<br>');
    return [{ scope: value, words: plain(words) }];
  });
}

/** An attribute without a value is there, and empty. */
function attributesOf(
  tag: string,
): Partial<Record<'type' | 'name' | 'value' | 'checked' | 'method' | 'action', string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name,
      unescape(value),
    ]),
  );
}

const plain = (html: string): string => unescape(html.replaceAll(/<[^>]*>/g, '')).trim();

const entities: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
]);

const unescape = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities.get(entity) ?? entity);
