import { describe, expect, it } from '@jest/globals';
import { networkOf, throttleSubjects } from './throttle.subject.js';

describe('the network of a client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:5:6:7:8:9:a', '2001:db8:5'],
    ['2001:DB8:5::1', '2001:db8:5'],
    ['2001:db8::1', '2001:db8:0'],
    ['::1', '0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0'],
    ['somewhere', 'somewhere'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('what an attempt to sign in counts against', () => {
  const subjectsOf = (email: string, address: string, secret = 'k') =>
    throttleSubjects(secret, email, address).map(({ hash }) => hash.toString('hex'));

  it('is the pair of account and network first, and the network with more room', () => {
    const limits = throttleSubjects('k', 'a@example.com', '192.0.2.7').map(({ limit }) => limit);
    expect(limits).toEqual([10, 100]);
  });

  it('tells accounts and networks apart', () => {
    const [pair, network] = subjectsOf('a@example.com', '192.0.2.7');
    const [otherPair, sameNetwork] = subjectsOf('b@example.com', '192.0.2.7');
    const [elsewhere] = subjectsOf('a@example.com', '192.0.2.8');
    expect(new Set([pair, otherPair, elsewhere, network]).size).toBe(4);
    expect(sameNetwork).toBe(network);
  });

  it('cannot be worked out without the secret', () => {
    expect(subjectsOf('a@example.com', '192.0.2.7', 'k')).not.toEqual(
      subjectsOf('a@example.com', '192.0.2.7', 'l'),
    );
  });
});
