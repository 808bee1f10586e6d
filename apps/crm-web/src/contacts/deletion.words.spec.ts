import { describe, expect, it } from '@jest/globals';
import { deletionWords } from './deletion.words.js';

describe('the words before a contact is deleted', () => {
  it.each([
    [0, /^Ada has no appointments\. /],
    [1, /^The appointment with Ada goes too, here and in Google Calendar\. /],
    [7, /^All 7 appointments with Ada, past and upcoming, go too, here and in Google Calendar\. /],
    [null, /^All appointments with Ada go too, here and in Google Calendar\. /],
  ])('say what goes with it: %s appointments', (count, words) => {
    expect(deletionWords('Ada', count)).toMatch(words);
    expect(deletionWords('Ada', count)).toMatch(/This cannot be undone\.$/);
  });
});
