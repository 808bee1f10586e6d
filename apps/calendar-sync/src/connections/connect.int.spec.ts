import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import {
  ConnectionsHarness,
  type Replica,
  redirectUri,
} from '#test/connections/connections.harness.js';
import { eventually } from '#test/eventually.js';
import { TurnHolder } from '../relay/turn.holder.js';

let harness: ConnectionsHarness;
let replica: Replica;
let pool: Pool;

beforeAll(async () => {
  harness = await ConnectionsHarness.start();
  replica = await harness.replica();
  pool = new Pool({ connectionString: harness.database.calendarSyncUrl });
});
afterAll(async () => {
  await pool.end();
  await harness.stop();
});
beforeEach(async () => {
  await harness.control('POST', '/sandbox/reset');
  await harness.owner.query('truncate calendar_sync.connection, calendar_sync.turn cascade');
});

describe('connecting', () => {
  it('sends the browser to Google with PKCE, one permission and a state', async () => {
    const url = new URL(await replica.connect.authorize(harness.agent(), redirectUri));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      scope: 'https://www.googleapis.com/auth/calendar.events',
      access_type: 'offline',
      prompt: 'consent',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: redirectUri,
    });
  });

  it('ends connected, with tokens that open Google', async () => {
    const { agentId } = await harness.connected(replica);
    expect(await harness.connection(agentId)).toEqual({
      state: 'connected',
      reason: null,
      account: null,
      epoch: 1,
      credential: true,
    });
    const grant = await replica.gate.accessFor(agentId);
    const accessToken = grant.kind === 'granted' ? grant.accessToken : '';
    const answer = await fetch(`${harness.google}/calendar/v3/calendars/primary/events/alt1`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(answer.status).toBe(404);
  });

  it('ends the rest that the last account was told to take', async () => {
    const applicant = await harness.connected(replica);
    await harness.owner.query(
      `update calendar_sync.turn set not_before = now() + interval '4 hours' where agent_id = $1`,
      [applicant.agentId],
    );
    await replica.disconnect.disconnect(applicant.agentId, 1);
    await harness.reconnect(replica, applicant, 'another@example.com');
    const { rows } = await harness.owner.query(
      'select not_before <= now() as "mayGo" from calendar_sync.turn where agent_id = $1',
      [applicant.agentId],
    );
    expect(rows).toEqual([{ mayGo: true }]);
  });

  it('leaves nothing readable behind, in the tables or in the log', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    const attempts = await harness.owner.query('select * from calendar_sync.connect_attempt');
    expect(JSON.stringify(attempts.rows, textOfBytes)).not.toContain(back.state);
    await replica.connect.complete(applicant, back);
    const { accessToken } = await granted(applicant.agentId);
    const { rows } = await harness.owner.query('select * from calendar_sync.credential');
    const dump = JSON.stringify(rows, textOfBytes);
    expect(rows).toHaveLength(1);
    // Google's tokens begin so.
    for (const secret of [accessToken, 'ya29.', '1//']) expect(dump).not.toContain(secret);
    const log = harness.logLines.join('');
    for (const secret of [accessToken, '1//', back.state, back.code ?? 'no code']) {
      expect(log).not.toContain(secret);
    }
  });

  it('ends denied when the person says no', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant, {
      email: 'ana@example.com',
      decision: 'deny',
    });
    expect(await replica.connect.complete(applicant, back)).toBe('denied');
    expect(await harness.connection(applicant.agentId)).toBeUndefined();
  });

  it('stores nothing, and revokes nothing, when the permission was left unticked', async () => {
    const applicant = await harness.connected(replica);
    const before = await granted(applicant.agentId);
    const back = await harness.consent(replica, applicant, {
      email: 'ana@example.com',
      decision: 'allow',
      scopes: [],
    });
    expect(await replica.connect.complete(applicant, back)).toBe('scope_missing');
    expect(await granted(applicant.agentId)).toEqual(before);
    expect(await harness.calls('revoke')).toEqual([]);
  });

  it('fails without a refresh token, and stores nothing', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    await harness.control('POST', '/sandbox/faults', {
      match: { operation: 'token' },
      answer: {
        status: 200,
        body: {
          access_token: 'ya29.x',
          expires_in: 3599,
          scope: 'https://www.googleapis.com/auth/calendar.events',
        },
      },
    });
    expect(await replica.connect.complete(applicant, back)).toBe('failed');
    expect(await harness.connection(applicant.agentId)).toBeUndefined();
  });

  it.each([
    ['refuses the code', { answer: { status: 400, body: { error: 'invalid_grant' } } }],
    ['is out of order', { answer: { status: 503 } }],
    ['breaks off', { reset: true }],
  ])('fails when Google %s, and can be begun again', async (_what, effect) => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    await harness.control('POST', '/sandbox/faults', { match: { operation: 'token' }, ...effect });
    expect(await replica.connect.complete(applicant, back)).toBe('failed');
    expect(await harness.reconnect(replica, applicant)).toBe('connected');
  });

  it('fails on any other answer of Google’s consent page', async () => {
    const applicant = harness.agent();
    const { state } = await harness.consent(replica, applicant);
    const back = { state, code: undefined, error: 'admin_policy_enforced' };
    expect(await replica.connect.complete(applicant, back)).toBe('failed');
  });
});

describe('an attempt to connect', () => {
  it('counts once: the callback opened again changes nothing', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    expect(await replica.connect.complete(applicant, back)).toBe('connected');
    const before = await granted(applicant.agentId);
    expect(await replica.connect.complete(applicant, back)).toBe('state_used');
    expect(await granted(applicant.agentId)).toEqual(before);
    expect(await harness.calls('token')).toHaveLength(1);
  });

  it('says that it was used as long as it is kept, also after a disconnect, without its secrets', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    expect(await replica.connect.complete(applicant, back)).toBe('connected');
    const { rows } = await harness.owner.query(
      'select code_verifier from calendar_sync.connect_attempt where agent_id = $1',
      [applicant.agentId],
    );
    expect(rows).toEqual([{ code_verifier: null }]);
    await age('10 minutes');
    await replica.disconnect.disconnect(applicant.agentId, 1);
    expect(await replica.connect.complete(applicant, back)).toBe('state_used');
  });

  it('counts once also when two tabs bring it at the same time, on two replicas', async () => {
    const applicant = harness.agent();
    const other = await harness.replica();
    const back = await harness.consent(replica, applicant);
    const outcomes = await Promise.all([
      replica.connect.complete(applicant, back),
      other.connect.complete(applicant, back),
    ]);
    expect(outcomes.toSorted()).toEqual(['connected', 'state_used']);
    expect(await harness.calls('token')).toHaveLength(1);
  });

  it('is nothing to another agent or session, used or not, and is not used up by them', async () => {
    const applicant = harness.agent();
    const stranger = harness.agent();
    const back = await harness.consent(replica, applicant);
    const strangers = [
      stranger,
      { ...applicant, sessionHash: stranger.sessionHash },
      { ...stranger, sessionHash: applicant.sessionHash },
    ];
    const outcomes = () => Promise.all(strangers.map((one) => replica.connect.complete(one, back)));
    const nothing = strangers.map(() => 'state_invalid');
    expect(await outcomes()).toEqual(nothing);
    expect(await replica.connect.complete(applicant, back)).toBe('connected');
    expect(await outcomes()).toEqual(nothing);
  });

  it('expires after ten minutes, by the database’s clock', async () => {
    const applicant = harness.agent();
    const back = await harness.consent(replica, applicant);
    await age('10 minutes');
    expect(await replica.connect.complete(applicant, back)).toBe('state_expired');
    // Nobody used it, so that stays the reason.
    expect(await replica.connect.complete(applicant, back)).toBe('state_expired');
    expect(await harness.calls('token')).toEqual([]);
    const inTime = await harness.consent(replica, applicant);
    await age('9 minutes');
    expect(await replica.connect.complete(applicant, inTime)).toBe('connected');
  });

  it('may be open in several tabs, not in any number', async () => {
    const applicant = harness.agent();
    const first = await harness.consent(replica, applicant);
    for (let tab = 0; tab < 4; tab += 1) await replica.connect.authorize(applicant, redirectUri);
    expect(await replica.connect.complete(applicant, first)).toBe('connected');
    const forgotten = await harness.consent(replica, applicant);
    for (let tab = 0; tab < 5; tab += 1) await replica.connect.authorize(applicant, redirectUri);
    expect(await replica.connect.complete(applicant, forgotten)).toBe('state_invalid');
  });

  it('is not pushed out by those that were used', async () => {
    const applicant = harness.agent();
    const open = await harness.consent(replica, applicant);
    for (let tab = 0; tab < 5; tab += 1) await harness.reconnect(replica, applicant);
    expect(await attemptsOf(applicant.agentId)).toBe(5);
    expect(await replica.connect.complete(applicant, open)).toBe('connected');
  });

  it('is forgotten a day after it expired', async () => {
    const applicant = harness.agent();
    await replica.connect.authorize(applicant, redirectUri);
    await harness.owner.query(
      `update calendar_sync.connect_attempt set expires_at = now() - interval '25 hours'`,
    );
    await replica.connect.authorize(harness.agent(), redirectUri);
    expect(await attemptsOf(applicant.agentId)).toBe(0);
  });

  it('stores nothing when the agent disconnects while Google is asked', async () => {
    const applicant = await harness.connected(replica);
    const back = await harness.consent(replica, applicant);
    const inFlight = await new TurnHolder(pool, 60_000).hold(applicant.agentId);
    const completing = replica.connect.complete(applicant, back);
    await eventually(async () => expect(await openAttemptsOf(applicant.agentId)).toBe(0));
    const disconnecting = replica.disconnect.disconnect(applicant.agentId, 1);
    await eventually(async () =>
      expect(await harness.connection(applicant.agentId)).toMatchObject({ credential: false }),
    );
    await inFlight.release();
    await disconnecting;
    expect(await completing).toBe('failed');
    expect(await harness.connection(applicant.agentId)).toMatchObject({
      state: 'not_connected',
      credential: false,
    });
  });
});

async function granted(agentId: string): Promise<{ accessToken: string; epoch: number }> {
  const grant = await replica.gate.accessFor(agentId);
  if (grant.kind !== 'granted') throw new Error(`no access: ${grant.kind}`);
  return grant;
}

/** Lets time pass for all that was begun. */
const age = (interval: string) =>
  harness.owner.query(
    'update calendar_sync.connect_attempt set expires_at = expires_at - $1::interval',
    [interval],
  );

async function attemptsOf(agentId: string, which = ''): Promise<number | null> {
  const { rowCount } = await harness.owner.query(
    `select from calendar_sync.connect_attempt where agent_id = $1 ${which}`,
    [agentId],
  );
  return rowCount;
}

const openAttemptsOf = (agentId: string) => attemptsOf(agentId, 'and code_verifier is not null');

/** JSON of a row shows its bytes as text, so that what is readable in them is found. */
function textOfBytes(_key: string, value: unknown): unknown {
  const bytes = value as { type?: string; data?: number[] } | null;
  return bytes?.type === 'Buffer' && bytes.data !== undefined
    ? Buffer.from(bytes.data).toString('latin1')
    : value;
}
