import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dropDraft, forgetDrafts, hasDrafts, keepDraft, keptPlaces, readDraft } from './drafts.js';
import { giveStorage, takeStorageAway } from './memory.storage.fixture.js';

const subject = { agentId: 'alex', what: 'new appointment' };
const place = { ...subject, nth: 1 };
const asText = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);

describe('a draft', () => {
  beforeEach(() => giveStorage());
  afterEach(takeStorageAway);

  it('is kept for the agent and the place where it was typed', () => {
    keepDraft(place, 'typed');
    expect(readDraft(place, asText)).toBe('typed');
    expect(readDraft({ ...place, nth: 2 }, asText)).toBeUndefined();
    expect(readDraft({ ...place, what: 'new contact' }, asText)).toBeUndefined();
    expect(readDraft({ ...place, agentId: 'kim' }, asText)).toBeUndefined();
  });

  it('is found in whichever place of its subject it was kept', () => {
    expect(keptPlaces(subject)).toEqual([]);
    for (const nth of [10, 2]) keepDraft({ ...place, nth }, 'typed');
    keepDraft({ ...place, what: 'new appointment for Kim', nth: 3 }, 'typed');
    keepDraft({ ...place, agentId: 'kim' }, 'typed');
    expect(keptPlaces(subject).map(({ nth }) => nth)).toEqual([2, 10]);
    keepDraft(place, 'typed');
    expect(keptPlaces(subject)[0]).toEqual(place);
  });

  it('is gone once it is dropped', () => {
    keepDraft(place, 'typed');
    dropDraft(place);
    expect(readDraft(place, asText)).toBeUndefined();
  });

  it('is forgotten with everybody’s on signing out, and nothing else is', () => {
    keepDraft(place, 'typed');
    keepDraft({ ...place, nth: 2 }, 'typed');
    keepDraft({ ...place, agentId: 'kim' }, 'typed');
    localStorage.setItem('mantine-color-scheme-value', 'dark');
    expect(hasDrafts()).toBe(true);
    forgetDrafts();
    expect(hasDrafts()).toBe(false);
    expect(Object.keys(localStorage)).toEqual(['mantine-color-scheme-value']);
  });

  it('that cannot be read any more is none', () => {
    keepDraft(place, { of: 'another version' });
    expect(readDraft(place, asText)).toBeUndefined();
    localStorage.setItem('draft alex new appointment', '{');
    expect(readDraft(place, asText)).toBeUndefined();
  });

  it('is lost, without harm, where the browser forbids storage', () => {
    giveStorage(() => {
      throw new Error('SecurityError');
    });
    keepDraft(place, 'typed');
    dropDraft(place);
    forgetDrafts();
    expect(readDraft(place, asText)).toBeUndefined();
    expect(keptPlaces(subject)).toEqual([]);
    expect(hasDrafts()).toBe(false);
  });
});
