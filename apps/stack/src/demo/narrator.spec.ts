import { beforeEach, describe, expect, it } from '@jest/globals';
import { Narrator } from './narrator.js';
import type { Paint } from './terminal.style.js';

const plain: Paint = (_tone, text) => text;
let lines: string[];
let narrator: Narrator;

beforeEach(() => {
  lines = [];
  narrator = new Narrator({ paint: plain, width: 60, print: (line) => lines.push(line) });
});

describe('a step', () => {
  it('is told with its number, what was done, what it shows and what Google holds', () => {
    narrator.headline(3, 'She makes an appointment');
    narrator.did('A property tour with Grace Miller, at ten in the morning in New York.');
    narrator.claim('Google has it, once', undefined);
    narrator.calendar('ana@gmail.example', [
      { title: 'Tour', when: '10 Mar 2027, 10:00–11:00 EST', place: '12 Elm', inAlt: 'synced' },
    ]);
    expect(lines).toEqual([
      '',
      ' 3  She makes an appointment',
      '    A property tour with Grace Miller, at ten in the morning',
      '    in New York.',
      '    ✓ Google has it, once',
      '    Google Calendar of ana@gmail.example',
      '      Title  When                          Place   In ALT',
      '      Tour   10 Mar 2027, 10:00–11:00 EST  12 Elm  synced',
    ]);
  });

  it('that does not show what it should says what was expected, and what was seen', () => {
    narrator.claim('Google has it, once', { expected: '1', seen: '2' });
    expect(lines).toEqual(['    ✗ Google has it, once', '      expected: 1', '      seen: 2']);
  });

  it('says when the calendar is empty', () => {
    narrator.calendar('ana@gmail.example', []);
    expect(lines).toEqual(['    Google Calendar of ana@gmail.example: empty']);
  });
});

describe('the end', () => {
  it('sums up where everything was as it should be', () => {
    narrator.summary({ steps: 11, claims: 49, calls: 17, seconds: 9.26 });
    expect(lines).toEqual([
      '',
      '✓ 11 steps with 49 claims, 17 calls to Google, 9.3 s: each',
      'showed what it should.',
    ]);
  });

  it('names the step where it was not, after the services’ last words', () => {
    narrator.headline(4, 'She edits it');
    narrator.lastWords('crm-api', ['09:15:02.113 info  crm-api answers', 'x'.repeat(100)]);
    narrator.lastWords('calendar-sync', []);
    narrator.unfinished();
    expect(lines.slice(2)).toEqual([
      '',
      'crm-api said last:',
      '  09:15:02.113 info  crm-api answers',
      `  ${'x'.repeat(57)}…`,
      '',
      'calendar-sync said nothing',
      '',
      '✗ Step 4 did not show what it should: the story ends there.',
    ]);
  });

  it('says so when there was no step at all', () => {
    narrator.unfinished();
    expect(lines.at(-1)).toBe('✗ The product did not start.');
  });
});
