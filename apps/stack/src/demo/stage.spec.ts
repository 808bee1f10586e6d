import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Agent } from './agent.js';
import { Browser } from './browser.js';
import { GoogleCalendar } from './google.calendar.js';
import { Narrator } from './narrator.js';
import { OwnerView } from './owner.view.js';
import { Stage, StoryBroken } from './stage.js';

/** A Google with an empty calendar that nobody calls. */
let google: Server;
let lines: string[];
let stage: Stage;

beforeAll(async () => {
  google = createServer((_request, answer) => answer.end('{"items": []}')).listen(0, '127.0.0.1');
  await once(google, 'listening');
});

afterAll(() => {
  google.close();
  google.closeAllConnections();
});

beforeEach(() => {
  lines = [];
  const { signal } = new AbortController();
  const browser = new Browser(signal);
  const address = `http://127.0.0.1:${(google.address() as AddressInfo).port}`;
  const nothing = async (): Promise<void> => undefined;
  stage = new Stage(
    new Agent(browser, address),
    new GoogleCalendar(browser, address, 'ana@gmail.example'),
    new OwnerView('postgres://nobody'),
    { crash: nothing, restart: nothing },
    new Narrator({
      paint: (_tone, text) => text,
      width: 100,
      print: (line) => lines.push(line.trim()),
    }),
    signal,
  );
});

describe('a step of the story', () => {
  it('is told as it happens, and ends with the calendar', async () => {
    const result = await stage.step('She looks', async ({ did, shows }) => {
      did('She opens Google.');
      shows('there is nothing', await stage.google.events(), []);
      return 'seen';
    });
    expect(result).toBe('seen');
    expect(stage.told).toEqual({ steps: 1, claims: 1 });
    expect(lines).toEqual([
      '',
      '1  She looks',
      'She opens Google.',
      '✓ there is nothing',
      'Google Calendar of ana@gmail.example: empty',
    ]);
  });

  it('that shows something else says what was expected, and ends the story', async () => {
    const step = stage.step('She looks', async ({ did, shows }) => {
      shows('there is one event', (await stage.google.events()).length, 1);
      did('This is not reached.');
    });
    await expect(step).rejects.toThrow(StoryBroken);
    expect(stage.told).toEqual({ steps: 1, claims: 0 });
    expect(lines.slice(2)).toEqual([
      '✗ there is one event',
      'expected: 1',
      'seen: 0',
      'Google Calendar of ana@gmail.example: empty',
    ]);
  });

  it('waits for what takes a moment', async () => {
    let looks = 0;
    const seen = await stage.soon(
      async () => (looks += 1),
      (count) => count === 3,
    );
    expect(seen).toBe(3);
  });
});
