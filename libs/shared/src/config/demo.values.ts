/** What stands in examples and tutorials: a secret that everybody knows. */
const words =
  'change[-_ ]?me|replace[-_ ]?me|placeholder|insecure|example|demo|dummy|password|secret';
const anywhere = new RegExp(words, 'i');
/** Base64 drawn at random has mixed case and spells a word now and then: not between two marks. */
const asWords = new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'i');

function isExample(secret: string): boolean {
  const oneCase = secret === secret.toLowerCase() || secret === secret.toUpperCase();
  return (oneCase ? anywhere : asWords).test(secret);
}

/** Fewer different characters than this, and it was typed, not drawn. */
const leastVariety = 12;

/** Whether a signing secret is one that nobody drew at random. */
export const isDemoSecret = (secret: string): boolean =>
  isExample(secret) || new Set(secret).size < leastVariety;

const knownPasswords: ReadonlySet<string> = new Set([
  'postgres',
  'password',
  'secret',
  'admin',
  'demo',
  'alt',
  'test',
]);

/** Whether a database address carries a password that everybody knows. */
export function isDemoDatabase(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { password, username } = new URL(url);
  if (password === '') return false;
  const plain = decodeURIComponent(password).toLowerCase();
  return plain === username.toLowerCase() || knownPasswords.has(plain) || anywhere.test(plain);
}
