import { setTimeout as pause } from 'node:timers/promises';
import type { Agent } from './agent.js';
import type { CalendarRow } from './calendar.table.js';
import { describeWhen } from './event.when.js';
import { type Expectation, judge } from './expectation.js';
import { appointmentOf, type CalendarEvent, type GoogleCalendar } from './google.calendar.js';
import type { GoogleCall } from './google.calls.js';
import type { Narrator } from './narrator.js';
import type { OwnerView } from './owner.view.js';

/** Milliseconds: between two looks, and until what should happen will not happen any more. */
const patience = { pause: 20, all: 15_000 };

/** A step did not show what it should. It was told already. */
export class StoryBroken extends Error {
  readonly code = 'story_broken';
}

/** What a step does with what it finds. */
export interface Telling {
  /** What was done, in a sentence. */
  readonly did: (text: string) => void;
  /** @throws StoryBroken when it is not as expected */
  readonly shows: <Seen>(claim: string, seen: Seen, expected: Expectation<Seen>) => void;
}

/** A service that can be killed. */
export interface Restartable {
  readonly crash: () => Promise<void>;
  readonly restart: () => Promise<void>;
}

/** Everybody and everything that the story needs, and how it is told. */
export class Stage {
  #steps = 0;
  #claims = 0;

  constructor(
    readonly ana: Agent,
    readonly google: GoogleCalendar,
    readonly owner: OwnerView,
    readonly calendarSync: Restartable,
    private readonly narrator: Narrator,
    private readonly signal: AbortSignal,
  ) {}

  get told(): { readonly steps: number; readonly claims: number } {
    return { steps: this.#steps, claims: this.#claims };
  }

  /** Tells one step: what happens in it, and what Google's calendar holds then. */
  readonly step = async <Result>(
    title: string,
    happens: (telling: Telling) => Promise<Result>,
  ): Promise<Result> => {
    this.signal.throwIfAborted();
    this.#steps += 1;
    this.narrator.headline(this.#steps, title);
    const telling: Telling = {
      did: (text) => this.narrator.did(text),
      shows: (claim, seen, expected) => this.#shows(claim, seen, expected),
    };
    try {
      const result = await happens(telling);
      await this.#showCalendar();
      return result;
    } catch (error) {
      // It may tell why.
      if (error instanceof StoryBroken) await this.#showCalendar().catch(() => undefined);
      throw error;
    }
  };

  /**
   * Looks until it is so, or until nobody would wait any longer.
   * @returns the last look, whatever it was: to be shown
   */
  readonly soon = async <Seen>(
    look: () => Promise<Seen>,
    isSo: (seen: Seen) => boolean,
  ): Promise<Seen> => {
    const giveUpAt = performance.now() + patience.all;
    for (;;) {
      const seen = await look();
      if (isSo(seen) || performance.now() > giveUpAt) return seen;
      await pause(patience.pause, undefined, { signal: this.signal });
    }
  };

  /** The calls to Google that something costs. */
  readonly callsOf = async <Result>(
    something: () => Promise<Result>,
  ): Promise<[Result, GoogleCall[]]> => {
    const before = await this.google.calls();
    const result = await something();
    return [result, (await this.google.calls()).slice(before.length)];
  };

  #shows<Seen>(claim: string, seen: Seen, expected: Expectation<Seen>): void {
    const miss = judge(seen, expected);
    this.narrator.claim(claim, miss);
    if (miss !== undefined) throw new StoryBroken(claim);
    this.#claims += 1;
  }

  async #showCalendar(): Promise<void> {
    const events = await this.google.events();
    const rows = await Promise.all(events.map((event) => this.#rowOf(event)));
    this.narrator.calendar(this.google.account, rows);
  }

  async #rowOf(event: CalendarEvent): Promise<CalendarRow> {
    const id = appointmentOf(event);
    return {
      title: event.summary,
      when: describeWhen(event),
      place: event.location,
      inAlt: id === '' ? 'not there' : (await this.ana.look(id)).sync.state.replaceAll('_', ' '),
    };
  }
}
