import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

describe('a page', () => {
  it.each(['/', '/settings'])(
    'at %s needs no session, no script and no other server',
    async (path) => {
      const page = await crm.browser().get(path);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
      );
      expect(page.text).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(page.text).toContain('href="/api/docs"');
      expect(page.text).not.toContain('<script');
    },
  );

  it('tells how connecting a calendar went', async () => {
    const page = await crm.browser().get('/settings?calendar=denied');
    expect(page.text).toMatch(/<p role="status">Google Calendar was not connected, because/);
  });

  it.each([
    '',
    '?calendar=',
    '?calendar=unheard-of',
    '?calendar=a&calendar=b',
    '?calendar=%3Cscript%3E',
  ])('tells nothing of the sort at /settings%s', async (query) => {
    const page = await crm.browser().get(`/settings${query}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('role="status"');
    expect(page.text).not.toContain('<script');
  });
});
