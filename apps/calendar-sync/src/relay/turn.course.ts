import { type AttemptNote, noteOf, type Timing } from './attempt.note.js';
import type { Verdict } from './change.handler.js';
import { type Settlement, unstarted } from './settlement.decider.js';
import type { ClaimedLane } from './turn.js';

/** What a turn has come to so far. */
export class TurnCourse {
  readonly settlements: Settlement[] = [];
  readonly notes: AttemptNote[] = [];
  restMs = 0;
  restEverybodyMs = 0;

  /** True once the agent, or everybody, was told to wait. */
  get resting(): boolean {
    return this.restMs > 0 || this.restEverybodyMs > 0;
  }

  ended(settlement: Settlement, verdict: Verdict, timing: Timing): void {
    this.settlements.push(settlement);
    const note = noteOf(settlement, verdict, timing);
    if (note !== null) this.notes.push(note);
    if (verdict.kind !== 'snooze') return;
    if (verdict.scope === 'agent') this.restMs = verdict.delayMs;
    if (verdict.scope === 'everybody') this.restEverybodyMs = verdict.delayMs;
  }

  handBack(lanes: readonly ClaimedLane[], delayMs = 0): void {
    this.settlements.push(...lanes.map((lane) => unstarted(lane, delayMs)));
  }
}
