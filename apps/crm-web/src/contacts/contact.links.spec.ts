import { describe, expect, it } from '@jest/globals';
import { dialLink, mailLink } from './contact.links.js';

describe('a number', () => {
  it.each([
    ['+1 (555) 0100', 'tel:+15550100'],
    ['020 / 123-45', 'tel:02012345'],
    ['*31#0612', 'tel:*31%230612'],
    ['555 0100, 22', 'tel:5550100,22'],
    ['555 0100; 22#', 'tel:5550100%3B22%23'],
    ['Office, 555 0100; ask for Ada', 'tel:5550100'],
    ['by e-mail only, + text', undefined],
    ['', undefined],
    [null, undefined],
  ])('%s is dialled as %s', (phone, link) => {
    expect(dialLink(phone)).toBe(link);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['ada@example.com', 'mailto:ada@example.com'],
    ['ada+tours?cc=x&y@example.com', 'mailto:ada%2Btours%3Fcc%3Dx%26y@example.com'],
    ['"a@b"@example.com', 'mailto:%22a%40b%22@example.com'],
  ])('%s is written to by %s', (email, link) => {
    expect(mailLink(email)).toBe(link);
  });
});
