import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventsScope, redirectUri, SandboxFixture } from '../google/sandbox.fixture.js';

const account = 'ana@example.com';
const path = '/o/oauth2/v2/auth';

describe('the authorisation endpoint', () => {
  const sandbox = new SandboxFixture();

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  const open = (changes: Readonly<Record<string, string | undefined>> = {}) =>
    sandbox.call(sandbox.authorizePath(changes));
  const consent = (body: object) => sandbox.control('POST', '/sandbox/consent', body);
  const locationOf = ({ headers }: { readonly headers: Headers }) =>
    new URL(headers.get('location') ?? '');

  describe('never redirects a request that it cannot trust', () => {
    it.each([
      [{ client_id: undefined }, 400, 'invalid_request'],
      [{ client_id: 'another' }, 401, 'invalid_client'],
      [{ redirect_uri: undefined }, 400, 'invalid_request'],
      [{ redirect_uri: 'ftp://example.com/' }, 400, 'redirect_uri_mismatch'],
      [{ redirect_uri: 'http://example.com/#part' }, 400, 'redirect_uri_mismatch'],
      [{ redirect_uri: 'javascript:alert(1)' }, 400, 'redirect_uri_mismatch'],
      [{ response_type: 'token' }, 400, 'invalid_request'],
      [{ scope: '' }, 400, 'invalid_request'],
      [{ scope: `${eventsScope} https://www.googleapis.com/auth/moon` }, 400, 'invalid_scope'],
      [{ access_type: 'sometimes' }, 400, 'invalid_request'],
      [{ prompt: 'please' }, 400, 'invalid_request'],
      [{ prompt: 'none consent' }, 400, 'invalid_request'],
      [{ code_challenge: 'short', code_challenge_method: 'S256' }, 400, 'invalid_request'],
      [{ code_challenge_method: 'S256' }, 400, 'invalid_request'],
      [{ code_challenge: 'x'.repeat(43), code_challenge_method: 'md5' }, 400, 'invalid_request'],
    ])('%j: %i %s', async (changes, status, error) => {
      await consent({ email: account, decision: 'allow' });
      const answer = await open(changes);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('location')).toBeNull();
      expect(answer.body).toContain(`Error ${status}: ${error}`);
    });
  });

  describe('shows a page', () => {
    it('with the accounts, the permission in Google’s words, and two ways out', async () => {
      await sandbox.connect(account);
      await sandbox.connect('bob@example.com');
      const { status, headers, body } = await open({ login_hint: 'bob@example.com' });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/^text\/html/);
      expect(body).toContain('127.0.0.1:9 wants access to your Google Account');
      expect(body).toContain(`name="account" value="${account}">`);
      expect(body).toContain('name="account" value="bob@example.com" checked>');
      expect(body).toContain('View and edit events on all your calendars');
      expect(body).toMatch(/<button [^>]*value="allow">Continue</);
      expect(body).toMatch(/<button [^>]*value="deny"[^>]*>Cancel</);
      expect(body).not.toContain('hasn’t verified this app');
    });

    it('with a warning in Testing mode', async () => {
      await sandbox.control('POST', '/sandbox/settings', { testingMode: true });
      expect((await open()).body).toContain('hasn’t verified this app');
    });

    it('that carries the request back, escaped', async () => {
      const { body } = await open({ state: '"><script>alert(1)</script>' });
      expect(body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
      expect(body).not.toContain('<script>alert');
    });
  });

  /** The fields of the page's form, as a browser or a program would send them. */
  const choose = async (choice: Readonly<Record<string, string>>) => {
    const hidden = Object.fromEntries(new URLSearchParams(sandbox.authorizePath().split('?')[1]));
    return sandbox.form(path, { ...hidden, asked: '1', ...choice });
  };

  describe('sends the browser back', () => {
    it('with a code when the person continues', async () => {
      const answer = await choose({ decision: 'allow', account, granted: eventsScope });
      expect(answer.status).toBe(302);
      const back = locationOf(answer);
      expect(back.href.startsWith(redirectUri)).toBe(true);
      expect(Object.fromEntries(back.searchParams)).toMatchObject({
        code: expect.stringMatching(/^4\/0A/),
        state: 'state-1',
        scope: eventsScope,
      });
    });

    it('with the address that was typed rather than the one that was offered', async () => {
      await choose({
        decision: 'allow',
        account,
        email: ' Bob@Example.com ',
        granted: eventsScope,
      });
      const { body } = await sandbox.call('/sandbox/accounts');
      expect(body).toMatchObject({ items: [{ email: 'bob@example.com', scopes: [eventsScope] }] });
    });

    it('with access_denied when the person cancels', async () => {
      const back = locationOf(await choose({ decision: 'deny' }));
      expect(Object.fromEntries(back.searchParams)).toEqual({
        error: 'access_denied',
        state: 'state-1',
      });
    });

    it('with a grant that lacks the permission that was unticked', async () => {
      const back = locationOf(await choose({ decision: 'allow', account }));
      expect(back.searchParams.get('scope')).toBe('');
      const exchanged = await sandbox.form(
        '/token',
        sandbox.exchangeFields(back.searchParams.get('code')),
      );
      expect(exchanged.body).toMatchObject({ scope: '' });
    });

    it('with everything when a program posts to the address without the page', async () => {
      const answer = await sandbox.form(sandbox.authorizePath(), {
        decision: 'allow',
        email: account,
      });
      expect(locationOf(answer).searchParams.get('scope')).toBe(eventsScope);
    });

    it('not before the address is one', async () => {
      const { status, body } = await choose({ decision: 'allow', email: 'ana@' });
      expect(status).toBe(400);
      expect(body).toContain('Enter a valid email address.');
      expect(body).toContain('name="state" value="state-1"');
    });

    it('keeps the query of the redirect_uri', async () => {
      await consent({ email: account, decision: 'allow' });
      const answer = await open({ redirect_uri: `${redirectUri}?tenant=7` });
      expect(locationOf(answer).searchParams.get('tenant')).toBe('7');
    });
  });

  describe('with a decision made in advance', () => {
    it('redirects at once, again and again', async () => {
      await consent({ email: account, decision: 'allow' });
      expect((await open()).status).toBe(302);
      expect((await open()).status).toBe(302);
    });

    it('for once, asks the next time', async () => {
      await consent({ email: account, decision: 'deny', once: true });
      expect(locationOf(await open()).searchParams.get('error')).toBe('access_denied');
      expect((await open()).status).toBe(200);
    });

    it('takes those for once first, in order, then the newest', async () => {
      await consent({ email: 'standing@example.com', decision: 'allow' });
      await consent({ email: 'first@example.com', decision: 'allow', once: true });
      await consent({ email: 'second@example.com', decision: 'allow', once: true });
      for (let time = 0; time < 3; time += 1) await open();
      const { body } = await sandbox.call('/sandbox/requests?operation=authorize');
      expect(body).toMatchObject({
        items: [
          { account: 'first@example.com' },
          { account: 'second@example.com' },
          { account: 'standing@example.com' },
        ],
      });
    });

    it('chooses by login_hint among several', async () => {
      await consent({ email: account, decision: 'deny' });
      await consent({ email: 'bob@example.com', decision: 'allow' });
      const hinted = locationOf(await open({ login_hint: account }));
      expect(hinted.searchParams.get('error')).toBe('access_denied');
    });

    it('grants the named permissions only', async () => {
      await consent({ email: account, decision: 'allow', scopes: [] });
      expect(locationOf(await open()).searchParams.get('scope')).toBe('');
    });

    it('asks again once told to', async () => {
      await consent({ email: account, decision: 'allow' });
      await consent({ decision: 'ask' });
      expect((await open()).status).toBe(200);
    });
  });

  describe('with prompt=none', () => {
    it('answers login_required or consent_required where somebody would have to be asked', async () => {
      const nobody = locationOf(await open({ prompt: 'none' }));
      expect(nobody.searchParams.get('error')).toBe('login_required');
      const stranger = locationOf(await open({ prompt: 'none', login_hint: account }));
      expect(stranger.searchParams.get('error')).toBe('consent_required');
    });

    it('answers a code where consent was given before', async () => {
      await sandbox.connect(account);
      const back = locationOf(await open({ prompt: 'none', login_hint: account }));
      expect(back.searchParams.get('code')).toMatch(/^4\//);
    });
  });
});
