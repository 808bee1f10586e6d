import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  draftPlace,
  dropDraft,
  forgetDrafts,
  hasDrafts,
  keepDraft,
  readDraft,
  whileSending,
} from './drafts.js';

/** A browser's storage, as far as drafts use it. */
class MemoryStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    const text = Object.hasOwn(this, key) ? this[key] : null;
    return typeof text === 'string' ? text : null;
  }

  setItem(key: string, text: string): void {
    this[key] = text;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

const place = { agentId: 'alex', what: 'new appointment' };
const asText = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);
const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
const browserWith = (get: () => unknown) =>
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, get });

describe('a draft', () => {
  beforeEach(() => {
    const storage = new MemoryStorage();
    browserWith(() => storage);
  });
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'localStorage');
    else Object.defineProperty(globalThis, 'localStorage', before);
  });

  it('that is on its way to the server is not gone on with, and what is typed beside is kept', async () => {
    keepDraft(place, 'sent');
    const answer = Promise.withResolvers<void>();
    const sent = whileSending(place, () => answer.promise);
    const beside = draftPlace(place);
    expect(beside).not.toEqual(place);
    expect(readDraft(beside, asText)).toBeUndefined();
    keepDraft(beside, 'another');
    answer.resolve();
    await sent;
    expect(draftPlace(place)).toEqual(place);
    dropDraft(place);
    expect(readDraft(draftPlace(place), asText)).toBe('another');
  });

  it('is kept for the agent and the place where it was typed', () => {
    keepDraft(place, 'typed');
    expect(readDraft(place, asText)).toBe('typed');
    expect(readDraft({ ...place, what: 'new contact' }, asText)).toBeUndefined();
    expect(readDraft({ ...place, agentId: 'kim' }, asText)).toBeUndefined();
  });

  it('is gone once it is dropped', () => {
    keepDraft(place, 'typed');
    dropDraft(place);
    expect(readDraft(place, asText)).toBeUndefined();
  });

  it('is forgotten with everybody’s on signing out, and nothing else is', () => {
    keepDraft(place, 'typed');
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
    browserWith(() => {
      throw new Error('SecurityError');
    });
    keepDraft(place, 'typed');
    dropDraft(place);
    forgetDrafts();
    expect(readDraft(place, asText)).toBeUndefined();
    expect(hasDrafts()).toBe(false);
  });
});
