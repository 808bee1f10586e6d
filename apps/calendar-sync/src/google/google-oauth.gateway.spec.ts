import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { calendarScope, GoogleOAuth } from './google-oauth.gateway.js';
import { GoogleFixture, testClient } from './google.fixture.js';

const account = 'ana@example.com';
const redirectUri = 'http://127.0.0.1:9/api/calendar-connection/callback';
const now = 1_000_000;

describe('Google’s side of a connection, at the sandbox', () => {
  const google = new GoogleFixture(buildSandbox(testClient));
  let oauth: GoogleOAuth;
  const codeVerifier = randomBytes(32).toString('base64url');
  const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
  const consentUrl = () => oauth.consentUrl({ state: 'state-1', codeChallenge, redirectUri });

  beforeAll(() => google.start());
  afterAll(() => google.stop());
  beforeEach(async () => {
    await google.reset();
    oauth = new GoogleOAuth(google.settings(), () => now);
  });

  /** The person clicks; Google sends the browser back with a code. */
  const consent = async (decision: object = {}): Promise<string> => {
    await google.control('POST', 'consent', { email: account, decision: 'allow', ...decision });
    const answer = await fetch(consentUrl(), { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  };
  const exchange = (code: string, verifier = codeVerifier) =>
    oauth.exchangeCode({ code, codeVerifier: verifier, redirectUri });

  describe('the consent URL', () => {
    it('asks for the one permission, offline, with PKCE, and for nothing else', () => {
      const url = new URL(consentUrl());
      expect(`${url.origin}${url.pathname}`).toBe(google.settings().authUrl);
      expect(Object.fromEntries(url.searchParams)).toEqual({
        client_id: testClient.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: 'https://www.googleapis.com/auth/calendar.events',
        access_type: 'offline',
        prompt: 'consent',
        include_granted_scopes: 'false',
        state: 'state-1',
        code_challenge: codeChallenge,
        code_challenge_method: 'S256',
      });
    });
  });

  describe('exchanging a code', () => {
    it('brings tokens, what was granted, and times by our clock', async () => {
      expect(await exchange(await consent())).toEqual({
        accessToken: expect.stringMatching(/^ya29\./),
        accessExpiresAt: now + 3_599_000,
        refreshToken: expect.stringMatching(/^1\/\//),
        scopes: [calendarScope],
        grantExpiresAt: null,
      });
    });

    it('says when Testing mode will let the grant die', async () => {
      await google.control('POST', 'settings', { testingMode: true });
      const { grantExpiresAt } = await exchange(await consent());
      const days = ((grantExpiresAt ?? 0) - now) / 86_400_000;
      expect(days).toBeCloseTo(7, 3);
    });

    it('says so where the box was left unticked', async () => {
      const { scopes } = await exchange(await consent({ scopes: [] }));
      expect(scopes).not.toContain(calendarScope);
    });

    it('fails for good with another verifier, and is sent once', async () => {
      const code = await consent();
      const other = randomBytes(32).toString('base64url');
      await expect(exchange(code, other)).rejects.toMatchObject({ kind: 'grant_gone' });
      expect(await tokenCalls()).toEqual([400]);
    });

    it('fails for good with a code that was used', async () => {
      const code = await consent();
      await exchange(code);
      await expect(exchange(code)).rejects.toMatchObject({
        kind: 'grant_gone',
        reason: 'invalid_grant',
      });
    });
  });

  describe('refreshing', () => {
    it('brings a new access token and keeps the refresh token in hand', async () => {
      const granted = await google.grant(account);
      const answer = await oauth.refresh(granted.refresh_token);
      expect(answer).toMatchObject({
        accessToken: expect.stringMatching(/^ya29\./),
        accessExpiresAt: now + 3_599_000,
        refreshToken: null,
        scopes: [calendarScope],
      });
      expect(answer.accessToken).not.toBe(granted.access_token);
    });

    it('takes over a refresh token that Google replaces', async () => {
      const body = { access_token: 'ya29.x', expires_in: 60, refresh_token: '1//new', scope: '' };
      await google.fault({ answer: { status: 200, body } });
      expect(await oauth.refresh('1//old')).toMatchObject({ refreshToken: '1//new' });
    });

    it('knows a grant that is gone', async () => {
      const { refresh_token } = await google.grant(account);
      await google.control('POST', `accounts/${account}/revoke`);
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({
        kind: 'grant_gone',
        status: 400,
        reason: 'invalid_grant',
        detail: 'Token has been expired or revoked.',
      });
    });

    it.each([[500], [503], [429]])('is sent once where the answer is %i', async (status) => {
      const { refresh_token } = await google.grant(account);
      await google.fault({ times: null, answer: { status } });
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({ status });
      expect(await tokenCalls()).toEqual([status]);
    });

    it('takes an outage for an outage, never for a lost grant', async () => {
      const { refresh_token } = await google.grant(account);
      await google.fault({ answer: { status: 503 } });
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({ kind: 'transient' });
      await google.fault({ reset: true });
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({
        kind: 'transient',
        code: 'google_unreachable',
      });
      await google.fault({ hang: true });
      const hurried = new GoogleOAuth(google.settings({ callTimeoutMs: 20 }));
      await expect(hurried.refresh(refresh_token)).rejects.toMatchObject({
        kind: 'transient',
        code: 'google_timeout',
      });
      await google.fault({ garbage: true });
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({ kind: 'unknown' });
      expect(await tokenCalls()).toEqual([503, null, null, 200]);
      await expect(oauth.refresh(refresh_token)).resolves.toBeDefined();
    });

    it('takes a wrong client for the operator’s problem', async () => {
      const { refresh_token } = await google.grant(account);
      const wrong = new GoogleOAuth(google.settings({ clientSecret: 'another' }));
      await expect(wrong.refresh(refresh_token)).rejects.toMatchObject({
        kind: 'project_misconfigured',
        reason: 'invalid_client',
      });
    });

    it('does not mix up two refreshes at the same time', async () => {
      const [ana, bob] = await Promise.all([
        google.grant(account),
        google.grant('bob@example.com'),
      ]);
      const [first, second] = await Promise.all([
        oauth.refresh(ana.refresh_token),
        oauth.refresh(bob.refresh_token),
      ]);
      expect(first.accessToken).not.toBe(second.accessToken);
    });
  });

  describe('revoking', () => {
    it('ends the grant', async () => {
      const { refresh_token } = await google.grant(account);
      await oauth.revoke(refresh_token);
      await expect(oauth.refresh(refresh_token)).rejects.toMatchObject({ kind: 'grant_gone' });
    });

    it('is done where the token is not known any more', async () => {
      const { refresh_token } = await google.grant(account);
      await oauth.revoke(refresh_token);
      await expect(oauth.revoke(refresh_token)).resolves.toBeUndefined();
    });

    it('says that it did not work, and is sent once', async () => {
      const { refresh_token } = await google.grant(account);
      await google.fault({ times: null, answer: { status: 503 } });
      await expect(oauth.revoke(refresh_token)).rejects.toMatchObject({ kind: 'transient' });
      expect(await google.transcript()).toEqual(['revoke 503']);
    });
  });

  const tokenCalls = async () =>
    (await google.calls())
      .filter(({ operation }) => operation === 'token')
      .map(({ status }) => status);
});
