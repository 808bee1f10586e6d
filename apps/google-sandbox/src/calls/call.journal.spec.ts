import { describe, expect, it } from '@jest/globals';
import { CallJournal, type JournalEntry } from './call.journal.js';

const entry = (atMs: number, changes: Partial<JournalEntry> = {}): JournalEntry => ({
  atMs,
  method: 'POST',
  path: '/calendar/v3/calendars/primary/events',
  operation: 'insert',
  account: 'ana@example.com',
  status: 200,
  eventId: null,
  reason: null,
  durationMs: 1,
  ...changes,
});

describe('the journal of calls', () => {
  it('keeps the newest, oldest first, and counts all', () => {
    const journal = new CallJournal(3);
    for (let at = 1; at <= 7; at += 1) journal.record(entry(at));
    expect(journal.select({}).map(({ atMs }) => atMs)).toEqual([5, 6, 7]);
    expect(journal.total).toBe(7);
  });

  it('selects by account, operation and time', () => {
    const journal = new CallJournal(10);
    journal.record(entry(1));
    journal.record(entry(2, { account: 'bob@example.com' }));
    journal.record(entry(3, { operation: 'get' }));
    const times = (filter: Parameters<CallJournal['select']>[0]) =>
      journal.select(filter).map(({ atMs }) => atMs);
    expect(times({ account: 'ana@example.com' })).toEqual([1, 3]);
    expect(times({ operation: 'get' })).toEqual([3]);
    expect(times({ since: 2 })).toEqual([2, 3]);
  });

  it('is empty after clearing', () => {
    const journal = new CallJournal(1);
    journal.record(entry(1));
    journal.record(entry(2));
    journal.clear();
    journal.record(entry(3));
    expect(journal.select({}).map(({ atMs }) => atMs)).toEqual([3]);
    expect(journal.total).toBe(1);
  });
});
