import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { refusalOf, SandboxFixture } from '../google/sandbox.fixture.js';

const account = 'ana@example.com';
const calendarId = 'primary';
const requestBody = {
  id: 'alt01',
  start: { date: '2026-06-01' },
  end: { date: '2026-06-02' },
};

describe('faults', () => {
  const sandbox = new SandboxFixture();
  let events: calendar_v3.Resource$Events;

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    await sandbox.reset();
    events = (await sandbox.connect(account)).calendar.events;
  });

  const plan = (rule: object) => sandbox.control('POST', '/sandbox/faults', rule);
  const insert = (options: object = {}) => events.insert({ calendarId, requestBody }, options);
  const stored = async () => {
    const { body } = await sandbox.call(`/sandbox/accounts/${account}/events`);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const lastCall = async () => {
    const { body } = await sandbox.call('/sandbox/requests');
    return (body as { items: Record<string, unknown>[] }).items.at(-1);
  };

  describe('apply', () => {
    it('to one call, unless told how many', async () => {
      await plan({ answer: { status: 503 } });
      expect(await refusalOf(insert())).toMatchObject({ status: 503, reason: 'backendError' });
      expect((await insert()).status).toBe(200);
    });

    it('for ever when times is null, until they are removed', async () => {
      await plan({ answer: { status: 503 }, times: null });
      await refusalOf(insert());
      await refusalOf(insert());
      expect((await sandbox.control('DELETE', '/sandbox/faults')).status).toBe(204);
      expect((await insert()).status).toBe(200);
    });

    it('in the order in which they were planned, and show what remains', async () => {
      await plan([
        { match: { operation: 'insert' }, times: 2, answer: { status: 500 } },
        { match: { operation: 'insert' }, answer: { status: 429 } },
      ]);
      expect((await refusalOf(insert())).status).toBe(500);
      const { body } = await sandbox.call('/sandbox/faults');
      expect(body).toMatchObject({ items: [{ times: 2, remaining: 1 }, { remaining: 1 }] });
      expect((await refusalOf(insert())).status).toBe(500);
      expect((await refusalOf(insert())).status).toBe(429);
      expect((await insert()).status).toBe(200);
    });

    it.each([
      [{ operation: 'insert' }, true],
      [{ operation: 'update' }, false],
      [{ method: 'POST' }, true],
      [{ method: 'DELETE' }, false],
      [{ account }, true],
      [{ account: 'bob@example.com' }, false],
      [{ eventId: 'alt01' }, true],
      [{ eventId: 'alt02' }, false],
      [{ operation: 'insert', account, eventId: 'alt01', method: 'POST' }, true],
    ])('to calls that match %j: an insert does: %s', async (match, applies) => {
      await plan({ match, answer: { status: 503 } });
      const outcome = applies ? (await refusalOf(insert())).status : (await insert()).status;
      expect(outcome).toBe(applies ? 503 : 200);
    });

    it('to refreshing and revoking, in the shape of those answers', async () => {
      const { oauth } = await sandbox.connect(account);
      const fields = {
        ...sandbox.exchangeFields(null),
        grant_type: 'refresh_token',
        refresh_token: oauth.credentials.refresh_token ?? '',
      };
      await plan({ operation: 'token', account, answer: { status: 400, reason: 'invalid_grant' } });
      expect(await sandbox.form('/token', fields)).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Bad Request' },
      });
      await plan({ operation: 'token', status: 503 });
      expect((await sandbox.form('/token', fields)).status).toBe(503);
      await plan({ operation: 'revoke', status: 500 });
      const token = fields.refresh_token;
      expect((await sandbox.form('/revoke', { token })).status).toBe(500);
      expect((await sandbox.form('/revoke', { token })).status).toBe(200);
    });
  });

  describe('answer', () => {
    it('with Google’s body, and Retry-After and headers beside it', async () => {
      await plan({
        answer: { reason: 'rateLimitExceeded', retryAfter: 7, headers: { 'x-test': 'yes' } },
      });
      const refused = await refusalOf(insert());
      expect(refused).toMatchObject({ status: 403, reason: 'rateLimitExceeded' });
      expect(refused.headers.get('retry-after')).toBe('7');
      expect(refused.headers.get('x-test')).toBe('yes');
    });

    it('with a body of the test’s own', async () => {
      await plan({ answer: { status: 502, body: '<h1>Bad Gateway</h1>' } });
      expect(await refusalOf(insert())).toMatchObject({
        status: 502,
        body: '<h1>Bad Gateway</h1>',
      });
    });

    it('with rubbish and the status of a success', async () => {
      await plan({ garbage: true });
      const { status, data } = await insert();
      expect(status).toBe(200);
      expect(data).toEqual(expect.stringContaining('<html>'));
      expect(await stored()).toEqual([]);
    });
  });

  describe('lose', () => {
    it('the connection before anything was written', async () => {
      await plan({ reset: true });
      await expect(insert()).rejects.toThrow('ECONNRESET');
      expect(await stored()).toEqual([]);
      expect(await lastCall()).toMatchObject({ status: null, reason: 'reset', account });
    });

    it('the answer after the event was written', async () => {
      await plan({ reset: true, when: 'after' });
      await expect(insert()).rejects.toThrow('ECONNRESET');
      expect(await stored()).toEqual(['alt01']);
    });

    it('the answer to an error in place of a success that was written', async () => {
      await plan({ when: 'after', answer: { status: 503 } });
      expect((await refusalOf(insert())).status).toBe(503);
      expect(await stored()).toEqual(['alt01']);
    });

    it('the caller’s patience', async () => {
      await plan({ hang: true, when: 'after' });
      const patience = new AbortController();
      const call = insert({ signal: patience.signal });
      // The journal has the call, so it hangs now.
      while ((await lastCall())?.['reason'] !== 'hang') continue;
      patience.abort();
      await expect(call).rejects.toThrow('aborted');
      expect(await stored()).toEqual(['alt01']);
    });
  });

  describe('delay', () => {
    it('a call that then goes its way', async () => {
      await plan({ delayMs: 1500 });
      expect((await insert()).status).toBe(200);
      expect(sandbox.slept).toEqual([1500]);
    });

    it('an answer, together with the latency of every call', async () => {
      await sandbox.control('POST', '/sandbox/settings', { latencyMs: 20 });
      await plan({ delayMs: 1500, answer: { status: 503 } });
      await refusalOf(insert());
      await insert();
      expect(sandbox.slept).toEqual([20, 1500, 20]);
    });
  });

  it.each([
    [{ answer: { status: 99 } }, 'answer.status'],
    [{ status: 'many' }, 'answer.status'],
    [{ match: { operation: 'fly' }, hang: true }, 'match.operation'],
    [{ operation: 'fly', hang: true }, 'match.operation'],
    [{ hang: true, reset: true }, 'answer'],
    [{ match: { operation: 'insert' } }, 'answer'],
    [{ hang: true, times: 0 }, 'times'],
    [{ hang: true, when: 'never' }, 'when'],
    [{ hang: true, often: true }, 'often'],
    ['hang', 'body'],
  ])('%j is refused, naming %s', async (rule, field) => {
    const answer = await sandbox.control('POST', '/sandbox/faults', rule);
    expect(answer).toMatchObject({ status: 400, body: { error: { field } } });
  });
});
