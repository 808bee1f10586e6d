import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventReceipt } from '#shared/outbox/index.js';
import { laneStates } from '#shared/outbox/index.js';
import { type ConnectionFacts, deriveSync, type LaneFacts, type SyncState } from './sync.state.js';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T12:05:00Z');
const earlier = new Date('2026-11-22T11:55:00Z');

const receipt: EventReceipt = {
  eventId: 'alt0',
  generation: 0,
  version: 3,
  eventUrl: 'https://calendar.google.com/event?eid=x',
  account: 'ana@gmail.example',
  deleted: false,
};
const fresh: LaneFacts = {
  state: 'due',
  runAt: earlier,
  doneAt: null,
  receipt: null,
  lastErrorCode: null,
  lastErrorDetail: null,
};
const failing = { lastErrorCode: 'some_fault', lastErrorDetail: null };
const due = fresh;
const retrying: LaneFacts = { ...fresh, ...failing, runAt: later };
const paused: LaneFacts = { ...fresh, ...failing, state: 'paused' };
const failed: LaneFacts = { ...fresh, ...failing, state: 'failed' };
const skipped: LaneFacts = { ...fresh, state: 'skipped' };
const done: LaneFacts = { ...fresh, state: 'done', doneAt: earlier, receipt };

const never = null;
const connected: ConnectionFacts = {
  state: 'connected',
  reason: null,
  account: 'ana@gmail.example',
};
const disconnected: ConnectionFacts = { state: 'not_connected', reason: null, account: null };
const movedOn: ConnectionFacts = { ...connected, account: 'other@gmail.example' };
const justBack: ConnectionFacts = { ...connected, account: null };
const broken: ConnectionFacts = {
  state: 'needs_reconnect',
  reason: 'grant_lost',
  account: null,
};

describe('the sync state of an appointment', () => {
  it.each<[string, LaneFacts | null, string, ConnectionFacts | null, SyncState]>([
    ['due', due, 'never connected', never, 'not_connected'],
    ['due', due, 'disconnected', disconnected, 'not_connected'],
    ['due', due, 'connected', connected, 'waiting'],
    ['due', due, 'broken', broken, 'paused'],
    ['retrying', retrying, 'never connected', never, 'not_connected'],
    ['retrying', retrying, 'disconnected', disconnected, 'not_connected'],
    ['retrying', retrying, 'connected', connected, 'retrying'],
    ['retrying', retrying, 'broken', broken, 'paused'],
    ['paused', paused, 'disconnected', disconnected, 'not_connected'],
    ['paused', paused, 'connected', connected, 'paused'],
    ['paused', paused, 'broken', broken, 'paused'],
    ['failed', failed, 'never connected', never, 'failed'],
    ['failed', failed, 'disconnected', disconnected, 'failed'],
    ['failed', failed, 'connected', connected, 'failed'],
    ['failed', failed, 'broken', broken, 'failed'],
    ['skipped', skipped, 'disconnected', disconnected, 'not_connected'],
    ['skipped', skipped, 'connected', connected, 'not_connected'],
    ['skipped', skipped, 'broken', broken, 'not_connected'],
    ['done', done, 'disconnected', disconnected, 'not_connected'],
    ['done', done, 'connected', connected, 'synced'],
    ['done', done, 'broken', broken, 'synced'],
    ['done', done, 'another account’s', movedOn, 'not_connected'],
    ['done', done, 'so new that its account is not known', justBack, 'synced'],
    ['absent', null, 'never connected', never, 'not_connected'],
    ['absent', null, 'connected', connected, 'waiting'],
  ])('of a lane that is %s (%#) while the connection is %s', (_lane, lane, _word, link, state) => {
    expect(deriveSync(lane, link, now).state).toBe(state);
  });
});

describe('what stands in Google', () => {
  it('is the version of the receipt, since its acknowledgement, at its address', () => {
    expect(deriveSync(done, connected, now)).toEqual({
      state: 'synced',
      syncedVersion: 3,
      syncedAt: earlier,
      nextAttemptAt: null,
      reason: null,
      eventUrl: receipt.eventUrl,
    });
  });

  it('is still told while a newer version waits, is skipped, or there is no connection', () => {
    const stands = { syncedVersion: 3, syncedAt: earlier, eventUrl: receipt.eventUrl };
    for (const state of laneStates) {
      expect(deriveSync({ ...done, state }, connected, now)).toMatchObject(stands);
      expect(deriveSync({ ...done, state }, disconnected, now)).toMatchObject(stands);
    }
  });

  it('has no address in an account that was left for another one, whatever waits', () => {
    for (const state of laneStates) {
      expect(deriveSync({ ...done, state }, movedOn, now).eventUrl).toBeNull();
    }
  });

  it('has its address as long as Google did not say which account it is now', () => {
    expect(deriveSync(done, justBack, now).eventUrl).toBe(receipt.eventUrl);
  });

  it('has no address once the event is deleted', () => {
    const lane = { ...done, receipt: { ...receipt, deleted: true } };
    expect(deriveSync(lane, connected, now).eventUrl).toBeNull();
  });

  it('is nothing that we know of where the receipt cannot be read', () => {
    for (const unreadable of [{}, 'x', { ...receipt, version: 'three' }]) {
      expect(deriveSync({ ...done, receipt: unreadable }, connected, now)).toMatchObject({
        state: 'synced',
        syncedVersion: null,
        syncedAt: null,
        eventUrl: null,
      });
    }
  });

  it('is nothing without a receipt', () => {
    expect(deriveSync({ ...skipped, doneAt: earlier }, connected, now)).toMatchObject({
      syncedVersion: null,
      syncedAt: null,
      eventUrl: null,
    });
  });
});

describe('the next attempt', () => {
  it('is told while retrying', () => {
    expect(deriveSync(retrying, connected, now).nextAttemptAt).toEqual(later);
  });

  it('is not told once it may begin at any moment', () => {
    const lane = { ...retrying, runAt: now };
    expect(deriveSync(lane, connected, now).nextAttemptAt).toBeNull();
  });

  it('is not told in any other state', () => {
    for (const lane of [due, paused, failed, skipped, done]) {
      expect(deriveSync({ ...lane, runAt: later }, connected, now).nextAttemptAt).toBeNull();
    }
    expect(deriveSync(retrying, broken, now).nextAttemptAt).toBeNull();
  });
});

describe('the reason', () => {
  it('is the delivery’s while retrying and after failing', () => {
    expect(deriveSync(retrying, connected, now).reason).toContain('Some fault');
    expect(deriveSync(failed, connected, now).reason).toContain('Some fault');
  });

  it('is the connection’s while paused, or the delivery’s if it says none', () => {
    expect(deriveSync(paused, broken, now).reason).toContain('Grant lost');
    expect(deriveSync(paused, connected, now).reason).toContain('Some fault');
  });

  it('is given exactly where something is wrong', () => {
    const silent = new Set<SyncState>(['synced', 'waiting', 'not_connected']);
    fc.assert(
      fc.property(
        fc.constantFrom(due, retrying, paused, failed, skipped, done, null),
        fc.constantFrom(never, connected, disconnected, broken),
        (lane, connection) => {
          const { state, reason } = deriveSync(lane, connection, now);
          expect(reason === null).toBe(silent.has(state));
        },
      ),
    );
  });
});
