import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** Whose failures are counted together, and how many of them a window forgives. */
export interface ThrottleSubject {
  readonly hash: Buffer;
  readonly limit: number;
}

/**
 * Two counters for one attempt.
 *
 * One for the address together with the e-mail: whoever guesses at an account locks themselves
 * out of it, and not its owner, who sits elsewhere. One for the address alone, with room for an
 * office behind one router: it catches trying one password on many accounts.
 *
 * The hash is keyed, so the table does not tell which addresses were tried.
 */
export function throttleSubjects(
  secret: string,
  emailKey: string,
  clientAddress: string,
): readonly ThrottleSubject[] {
  const network = networkOf(clientAddress);
  const hash = (subject: string) => createHmac('sha256', secret).update(subject).digest();
  return [
    { hash: hash(`pair\n${network}\n${emailKey}`), limit: 10 },
    { hash: hash(`network\n${network}`), limit: 100 },
  ];
}

/** An IPv4 address, or the /48 that a provider hands to one IPv6 customer. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  return expand(bare).slice(0, 3).join(':');
}

function expand(address: string): string[] {
  // The URL parser writes an address in its one canonical form.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after];
}
