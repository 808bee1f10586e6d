import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { describeError } from '#shared/logging/index.js';
import { CalendarGateway } from './calendar.gateway.js';
import { GoogleOAuth } from './google-oauth.gateway.js';
import type { EventBody } from './google.event.js';
import { settingsFor, testClient } from './google.fixture.js';
import { answering, ScriptedServer, type Script } from './scripted-server.fixture.js';

const secrets = {
  accessToken: 'ya29.a0AfB_byC-not-to-be-seen',
  refreshToken: '1//0gLx-not-to-be-seen',
  code: '4/0AX4XfWh-not-to-be-seen',
  codeVerifier: 'verifier-not-to-be-seen-0123456789-0123456789',
  clientSecret: testClient.clientSecret,
  clientName: 'Nora Nosuchperson',
  clientEmail: 'nora@nosuchperson.example',
  etag: '"340-not-to-be-seen"',
};

const event: EventBody = {
  id: 'alt0123456789abcdef0123456789abcdefg0',
  status: 'confirmed',
  summary: `Tour with ${secrets.clientName}`,
  description: `Client: ${secrets.clientName}\nE-mail: ${secrets.clientEmail}`,
  start: { date: '2026-06-01' },
  end: { date: '2026-06-02' },
  extendedProperties: { private: {} },
  reminders: { useDefault: true },
};

/** What Google might say that repeats what it was sent. */
const chatty = `No ${secrets.accessToken}, ${secrets.refreshToken}, ${secrets.code}, ${secrets.codeVerifier} for ${secrets.clientEmail}`;

/** Each with the event echoed beside the error, as no Google should. */
const scripts: Readonly<Record<string, Script>> = {
  'a refusal of the API': answering(403, {
    error: {
      code: 403,
      message: chatty,
      errors: [{ reason: 'forbidden', message: chatty }],
      event,
    },
  }),
  'a refusal of the token endpoint': answering(400, {
    error: 'invalid_grant',
    error_description: chatty,
    ...secrets,
  }),
  'an outage': answering(503, { ...secrets, event }),
  'a page': (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end(`<html>${Object.values(secrets).join(' ')}</html>`);
  },
  'a success of another kind': answering(200, { ...secrets, event }),
  'a redirect': answering(302, secrets, { location: `/moved?token=${secrets.refreshToken}` }),
  'a broken connection': (request) => request.socket.resetAndDestroy(),
};

describe('an error of a call to Google', () => {
  const server = new ScriptedServer();
  const signal = new AbortController().signal;
  let calls: Readonly<Record<string, () => Promise<unknown>>>;

  beforeEach(async () => {
    const settings = settingsFor(await server.start());
    const gateway = new CalendarGateway(settings);
    const oauth = new GoogleOAuth(settings);
    const { accessToken, refreshToken, code, codeVerifier, etag } = secrets;
    calls = {
      insert: () => gateway.insert(accessToken, event, signal),
      get: () => gateway.get(accessToken, event.id, signal),
      update: () => gateway.update(accessToken, event, { ifMatch: etag }, signal),
      delete: () => gateway.delete(accessToken, event.id, { ifMatch: etag }, signal),
      'code exchange': () =>
        oauth.exchangeCode({ code, codeVerifier, redirectUri: 'http://127.0.0.1/callback' }),
      refresh: () => oauth.refresh(refreshToken),
      revoke: () => oauth.revoke(refreshToken),
    };
  });
  afterEach(() => server.stop());

  it.each(Object.keys(scripts))('shows no secret and no client, whoever got %s', async (name) => {
    server.script = scripts[name] ?? server.script;
    for (const [call, send] of Object.entries(calls)) {
      const thrown = await send().then(
        () => undefined,
        (error: unknown) => error,
      );
      const shown = [
        inspect(thrown, { depth: 20, showHidden: true, getters: true }),
        JSON.stringify(thrown) ?? '',
        String(thrown),
        JSON.stringify(describeError(thrown)),
      ].join('\n');
      for (const [what, secret] of Object.entries(secrets)) {
        expect(`${call}: ${what} ${shown.includes(secret) ? 'shows' : 'does not show'}`).toBe(
          `${call}: ${what} does not show`,
        );
      }
    }
  });
});
