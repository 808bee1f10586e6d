import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Pool } from 'pg';
import { databaseClock } from '#shared/database/index.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { RequestSigner } from './request.signer.js';
import { RequestVerifier } from './request.verifier.js';
import { crmToCalendarSync } from './signed.request.js';

const secret = 'a-secret-of-at-least-32-characters';
const request = { method: 'DELETE', path: '/internal/a', body: new Uint8Array() };
const hourMs = 3_600_000;

describe('a signed request between two machines', () => {
  let database: TestDatabase;
  let crm: Pool;
  let calendarSync: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    crm = new Pool({ connectionString: database.crmApiUrl });
    calendarSync = new Pool({ connectionString: database.calendarSyncUrl });
  });
  afterAll(async () => {
    await crm.end();
    await calendarSync.end();
    await database.drop();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** As on a machine whose clock is wrong. */
  async function at<Result>(offsetMs: number, work: () => Promise<Result>): Promise<Result> {
    const rightNow = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => rightNow() + offsetMs);
    try {
      return await work();
    } finally {
      clock.mockRestore();
    }
  }

  it.each([
    ['the signer’s clock is an hour ahead', hourMs, 0],
    ['the signer’s clock is an hour behind', -hourMs, 0],
    ['the verifier’s clock is an hour ahead', 0, hourMs],
    ['the verifier’s clock is an hour behind', 0, -hourMs],
  ])('is accepted when %s', async (_what, signerOffset, verifierOffset) => {
    const signer = new RequestSigner(secret, crmToCalendarSync, databaseClock(crm));
    const verifier = new RequestVerifier(secret, crmToCalendarSync, databaseClock(calendarSync));
    const authorization = await at(signerOffset, () => signer.sign(request));
    const verification = await at(verifierOffset, () => verifier.verify(authorization, request));
    expect(verification).toEqual({ verdict: 'accepted' });
  });
});
