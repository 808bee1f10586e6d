/** What stands in examples and tutorials: a secret that everybody knows. */
const examples =
  /change[-_ ]?me|replace[-_ ]?me|placeholder|insecure|example|(?<![a-z])demo(?![a-z])|dummy|password|secret/i;

/** Fewer different characters than this, and it was typed, not drawn. */
const leastVariety = 12;

/** Whether a signing secret is one that nobody drew at random. */
export const isDemoSecret = (secret: string): boolean =>
  examples.test(secret) || new Set(secret).size < leastVariety;

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
  return plain === username.toLowerCase() || knownPasswords.has(plain) || examples.test(plain);
}
