import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import type { SharedClock } from '#shared/database/index.js';
import { RequestSigner } from './request.signer.js';
import { RequestVerifier, type Verification } from './request.verifier.js';
import { crmToCalendarSync, type SignedRequest } from './signed.request.js';

const secret = 'a-secret-of-at-least-32-characters';
const moment = Date.parse('2026-03-01T12:00:00Z');
const request: SignedRequest = {
  method: 'POST',
  path: '/internal/connections/a/complete',
  body: Buffer.from('{"state":"s"}'),
};

const at =
  (seconds: number): SharedClock =>
  () =>
    Promise.resolve(seconds);

async function exchange(given: {
  signed?: Partial<SignedRequest>;
  received?: Partial<SignedRequest>;
  signerSecret?: string;
  signedAgo?: number;
  audience?: string;
}): Promise<Verification> {
  const parties = { ...crmToCalendarSync, ...(given.audience && { audience: given.audience }) };
  const signedAt = moment / 1000 - (given.signedAgo ?? 0);
  const signer = new RequestSigner(given.signerSecret ?? secret, parties, at(signedAt));
  const verifier = new RequestVerifier(secret, crmToCalendarSync, at(moment / 1000));
  const authorization = await signer.sign({ ...request, ...given.signed });
  return verifier.verify(authorization, { ...request, ...given.received });
}

describe('signed internal requests', () => {
  it('are accepted as they were signed', async () => {
    expect(await exchange({})).toEqual({ verdict: 'accepted' });
  });

  it('are accepted whatever their bytes are, and only with the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), fc.uint8Array(), async (body, other) => {
        expect(await exchange({ signed: { body }, received: { body } })).toEqual({
          verdict: 'accepted',
        });
        fc.pre(Buffer.compare(body, other) !== 0);
        expect(await exchange({ signed: { body }, received: { body: other } })).toEqual({
          verdict: 'invalid',
        });
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['another method', { received: { method: 'DELETE' } }],
    ['another path', { received: { path: '/internal/connections/b/complete' } }],
    ['a query added', { received: { path: `${request.path}?x=1` } }],
    ['another body', { received: { body: Buffer.from('{"state":"t"}') } }],
    ['another secret', { signerSecret: 'another-secret-of-32-characters-!!' }],
    ['another audience', { audience: 'crm-api' }],
  ])('are refused with %s', async (_what, given) => {
    expect(await exchange(given)).toEqual({ verdict: 'invalid' });
  });

  it.each([
    [60, { verdict: 'accepted' }],
    [-60, { verdict: 'accepted' }],
    [61, { verdict: 'stale', seconds: 61 }],
    [-61, { verdict: 'stale', seconds: -61 }],
  ])('signed %s s ago by the shared clock: %j', async (signedAgo, said) => {
    expect(await exchange({ signedAgo })).toEqual(said);
  });

  it.each([undefined, '', 'Basic abc', 'Bearer '])(
    'are missing their signature with %p',
    async (authorization) => {
      const verifier = new RequestVerifier(secret, crmToCalendarSync, at(moment / 1000));
      expect(await verifier.verify(authorization, request)).toEqual({ verdict: 'missing' });
    },
  );

  it.each(['Bearer x', 'Bearer a.b.c', 'Bearer eyJhbGciOiJub25lIn0.e30.'])(
    'are refused with the signature %p',
    async (authorization) => {
      const verifier = new RequestVerifier(secret, crmToCalendarSync, at(moment / 1000));
      expect(await verifier.verify(authorization, request)).toEqual({ verdict: 'invalid' });
    },
  );

  it('are refused with a token that the same secret signed for something else', async () => {
    const other = await new SignJWT({ method: request.method, path: request.path })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(crmToCalendarSync.issuer)
      .setAudience(crmToCalendarSync.audience)
      .setIssuedAt(moment / 1000)
      .sign(Buffer.from(secret));
    const verifier = new RequestVerifier(secret, crmToCalendarSync, at(moment / 1000));
    expect(await verifier.verify(`Bearer ${other}`, request)).toEqual({ verdict: 'invalid' });
  });
});
