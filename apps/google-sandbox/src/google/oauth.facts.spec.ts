import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventsScope,
  pkcePair,
  redirectUri,
  refusalOf,
  SandboxFixture,
} from './sandbox.fixture.js';

const account = 'ana@example.com';
const dayMs = 24 * 3_600_000;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly token_type: string;
  readonly refresh_token_expires_in?: number;
}

/** Google's OAuth, asked with Google's own client where it can ask. */
describe('OAuth as Google does it', () => {
  const sandbox = new SandboxFixture();

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  const exchange = (code: string | null, changes: Readonly<Record<string, string>> = {}) =>
    sandbox.form('/token', sandbox.exchangeFields(code, changes));
  const tokens = async (changes: Readonly<Record<string, string | undefined>> = {}) => {
    const { body } = await exchange((await sandbox.authorize(changes)).get('code'));
    return body as Tokens;
  };
  const refresh = (token: string | undefined) =>
    sandbox.form('/token', {
      ...sandbox.exchangeFields(null),
      grant_type: 'refresh_token',
      refresh_token: token ?? '',
    });

  const invalidGrant = (error_description: string) => ({
    status: 400,
    body: { error: 'invalid_grant', error_description },
  });
  const revoked = invalidGrant('Token has been expired or revoked.');

  describe('the whole way with Google’s client', () => {
    it('ends with tokens that work, and refreshes them', async () => {
      const oauth = sandbox.oauthClient();
      const { verifier, challenge } = pkcePair();
      const url = oauth.generateAuthUrl({
        access_type: 'offline',
        prompt: 'consent',
        scope: [eventsScope],
        state: 'one-time',
        include_granted_scopes: false,
        code_challenge: challenge,
        // The client's enum is not exported where its calendar part is.
        code_challenge_method: 'S256' as never,
      });
      await sandbox.control('POST', '/sandbox/consent', { email: account, decision: 'allow' });
      const answer = await fetch(url, { redirect: 'manual' });
      expect(answer.status).toBe(302);
      const back = new URL(answer.headers.get('location') ?? '');
      expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
      expect(back.searchParams.get('state')).toBe('one-time');
      expect(back.searchParams.get('scope')).toBe(eventsScope);

      const code = back.searchParams.get('code') ?? '';
      const { tokens: first } = await oauth.getToken({ code, codeVerifier: verifier });
      expect(first.access_token).toMatch(/^ya29\./);
      expect(first.refresh_token).toMatch(/^1\/\//);
      expect(first.scope).toBe(eventsScope);

      oauth.setCredentials({ refresh_token: first.refresh_token ?? null });
      const calendar = sandbox.calendarOf(oauth);
      const requestBody = { start: { date: '2026-06-01' }, end: { date: '2026-06-02' } };
      const inserted = await calendar.events.insert({ calendarId: 'primary', requestBody });
      expect(inserted.data.organizer?.email).toBe(account);

      expect((await oauth.revokeToken(first.refresh_token ?? '')).status).toBe(200);
      const { body } = await refresh(first.refresh_token ?? '');
      expect(body).toEqual(revoked.body);
    });
  });

  describe('a code', () => {
    it('is exchanged for tokens that last an hour', async () => {
      expect(await tokens()).toEqual({
        access_token: expect.stringMatching(/^ya29\./),
        refresh_token: expect.stringMatching(/^1\/\//),
        expires_in: 3599,
        scope: eventsScope,
        token_type: 'Bearer',
      });
    });

    it('used twice fails, and takes back what it issued', async () => {
      const code = (await sandbox.authorize()).get('code');
      const issued = (await exchange(code)).body as Tokens;
      expect(await exchange(code)).toMatchObject(invalidGrant('Bad Request'));
      expect(await refresh(issued.refresh_token)).toMatchObject(revoked);
      const headers = { authorization: `Bearer ${issued.access_token}` };
      const call = await sandbox.call('/calendar/v3/calendars/primary/events', { headers });
      expect(call.status).toBe(401);
    });

    it('ends after ten minutes', async () => {
      const code = (await sandbox.authorize()).get('code');
      sandbox.time += 600_000;
      expect(await exchange(code)).toMatchObject(invalidGrant('Bad Request'));
    });

    it('belongs to one redirect_uri', async () => {
      const code = (await sandbox.authorize()).get('code');
      expect(await exchange(code, { redirect_uri: 'http://127.0.0.1:9/other' })).toMatchObject({
        status: 400,
        body: { error: 'redirect_uri_mismatch', error_description: 'Bad Request' },
      });
    });

    it('with a challenge needs its verifier', async () => {
      const { verifier, challenge } = pkcePair();
      const asked = { code_challenge: challenge, code_challenge_method: 'S256' };
      const code = (await sandbox.authorize(asked)).get('code');
      expect(await exchange(code)).toMatchObject(invalidGrant('Missing code verifier.'));
      const wrong = { code_verifier: pkcePair().verifier };
      expect(await exchange(code, wrong)).toMatchObject(invalidGrant('Invalid code verifier.'));
      expect((await exchange(code, { code_verifier: verifier })).status).toBe(200);
    });

    it.each([
      ['of no known shape', 'xyz', invalidGrant('Malformed auth code.')],
      ['never issued', '4/0Anever', invalidGrant('Bad Request')],
      [
        'left out',
        '',
        {
          status: 400,
          body: { error: 'invalid_request', error_description: 'Missing required parameter: code' },
        },
      ],
    ])('%s fails', async (_name, code, answer) => {
      expect(await exchange(code)).toMatchObject(answer);
    });
  });

  describe('a client', () => {
    it('may say who it is by HTTP Basic', async () => {
      const code = (await sandbox.authorize()).get('code');
      const { client_id, client_secret, ...fields } = sandbox.exchangeFields(code);
      const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
      const answer = await sandbox.call('/token', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { authorization: `Basic ${basic}` },
      });
      expect(answer.status).toBe(200);
    });

    it.each([
      [{ client_id: 'another' }, 401, 'invalid_client', 'The OAuth client was not found.'],
      [{ client_secret: 'wrong' }, 401, 'invalid_client', 'The provided client secret is invalid.'],
      [{ client_secret: '' }, 400, 'invalid_request', 'client_secret is missing.'],
      [{ client_id: '' }, 400, 'invalid_request', 'Could not determine client ID from request.'],
      [{ grant_type: 'password' }, 400, 'unsupported_grant_type', 'Invalid grant_type: password'],
      [{ grant_type: '' }, 400, 'unsupported_grant_type', 'Invalid grant_type: '],
    ])('with %j is answered %i %s', async (changes, status, error, error_description) => {
      const code = (await sandbox.authorize()).get('code');
      const answer = await exchange(code, changes);
      expect(answer).toMatchObject({ status, body: { error, error_description } });
    });
  });

  describe('a refresh token', () => {
    it('comes only with offline access and the person’s consent', async () => {
      expect(await tokens({ access_type: undefined })).not.toHaveProperty('refresh_token');
      expect(await tokens({ prompt: undefined })).not.toHaveProperty('refresh_token');
      expect(await tokens()).toHaveProperty('refresh_token');
    });

    it('comes without prompt=consent the first time, when the person is asked anyway', async () => {
      expect(await tokens({ prompt: undefined })).toHaveProperty('refresh_token');
    });

    it('answers new access tokens and not itself', async () => {
      const { refresh_token, access_token } = await tokens();
      const { status, body } = await refresh(refresh_token);
      expect(status).toBe(200);
      expect(body).toEqual({
        access_token: expect.stringMatching(/^ya29\./),
        expires_in: 3599,
        scope: eventsScope,
        token_type: 'Bearer',
      });
      expect((body as Tokens).access_token).not.toBe(access_token);
    });

    it('ends after seven days in Testing mode, and says so from the start', async () => {
      await sandbox.control('POST', '/sandbox/settings', { testingMode: true });
      const { refresh_token, refresh_token_expires_in } = await tokens();
      expect(refresh_token_expires_in).toBe(604_799);
      sandbox.time += 6 * dayMs;
      expect((await refresh(refresh_token)).body).toMatchObject({
        refresh_token_expires_in: 604_799 - 6 * 86_400,
      });
      sandbox.time += dayMs;
      expect(await refresh(refresh_token)).toMatchObject(revoked);
    });

    it('ends after six months without use, and lives on by use', async () => {
      const used = (await tokens()).refresh_token;
      const unused = (await tokens()).refresh_token;
      sandbox.time += 100 * dayMs;
      expect((await refresh(used)).status).toBe(200);
      sandbox.time += 100 * dayMs;
      expect((await refresh(used)).status).toBe(200);
      expect(await refresh(unused)).toMatchObject(revoked);
    });

    it('is the oldest of 101 that ends', async () => {
      const oldest = (await tokens()).refresh_token;
      const next = (await tokens()).refresh_token;
      for (let issued = 2; issued < 101; issued += 1) await sandbox.connect(account);
      expect(await refresh(oldest)).toMatchObject(revoked);
      expect((await refresh(next)).status).toBe(200);
    });

    it.each([
      ['of no known shape', 'xyz', invalidGrant('Bad Request')],
      ['never issued', '1//0never', revoked],
      [
        'left out',
        '',
        {
          status: 400,
          body: {
            error: 'invalid_request',
            error_description: 'Missing required parameter: refresh_token',
          },
        },
      ],
    ])('%s fails', async (_name, token, answer) => {
      expect(await refresh(token)).toMatchObject(answer);
    });
  });

  describe('a revocation', () => {
    it('ends every token of the account, whoever holds it', async () => {
      const first = await tokens();
      const second = await tokens();
      const other = await sandbox.connect('bob@example.com');
      const answer = await sandbox.form('/revoke', { token: first.access_token });
      expect(answer).toMatchObject({ status: 200, body: {} });
      expect(await refresh(second.refresh_token)).toMatchObject(revoked);
      expect((await refresh(other.oauth.credentials.refresh_token ?? '')).status).toBe(200);
    });

    it.each([
      ['an unknown token', '?token=ya29.unknown', 'invalid_token'],
      ['no token', '', 'invalid_request'],
    ])('of %s is 400', async (_name, query, error) => {
      const answer = await sandbox.call(`/revoke${query}`, { method: 'POST' });
      expect(answer).toMatchObject({ status: 400, body: { error } });
    });

    it('by the person themselves is learnt from invalid_grant', async () => {
      const { oauth, calendar } = await sandbox.connect(account);
      await sandbox.control('POST', `/sandbox/accounts/${account}/revoke`);
      oauth.setCredentials({ refresh_token: oauth.credentials.refresh_token ?? null });
      const call = calendar.events.get({ calendarId: 'primary', eventId: 'alt01' });
      expect(await refusalOf(call)).toMatchObject(revoked);
    });
  });

  it('expires access tokens on request, and leaves refresh tokens alone', async () => {
    const { access_token, refresh_token } = await tokens();
    const path = `/sandbox/accounts/${account}/expire-access-tokens`;
    expect((await sandbox.control('POST', path)).body).toEqual({ expired: 1 });
    const headers = { authorization: `Bearer ${access_token}` };
    const call = await sandbox.call('/calendar/v3/calendars/primary/events', { headers });
    expect(call.status).toBe(401);
    expect((await refresh(refresh_token)).status).toBe(200);
  });
});
