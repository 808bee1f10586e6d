import { describe, expect, it } from '@jest/globals';
import { asksForPage } from './page.request.js';

/** As Chromium sends it for an address that somebody typed. */
const accept =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

describe('an address without a route', () => {
  it.each(['/', '/contacts', '/contacts/0198c1de?new=', '/assets-of-mine', '/apiary', '/a.b'])(
    'is the app’s at %s',
    (url) => {
      expect(asksForPage({ method: 'GET', url, accept })).toBe(true);
      expect(asksForPage({ method: 'HEAD', url, accept })).toBe(true);
    },
  );

  it.each(['/api', '/api/nothing', '/api?x', '/health/x', '/metrics', '/assets/gone-4fD2.js'])(
    'is not the app’s at %s',
    (url) => {
      expect(asksForPage({ method: 'GET', url, accept })).toBe(false);
    },
  );

  it('is not the app’s for a program, or for a request that changes something', () => {
    expect(asksForPage({ method: 'GET', url: '/contacts', accept: '*/*' })).toBe(false);
    expect(asksForPage({ method: 'GET', url: '/contacts', accept: undefined })).toBe(false);
    expect(asksForPage({ method: 'POST', url: '/contacts', accept })).toBe(false);
  });
});
