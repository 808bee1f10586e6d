import { mostCrashesOfAChange } from '../../apps/calendar-sync/src/relay/lane.suspicion.js';
import type { ClaimedRow, Recorder } from './recorder.js';

/** As the product says it; a suspicion needs as many claims that nobody settled. */
const unsettledOfASuspect = 2;

/** Counts from outside what the product counts in its lanes, to judge whom it suspects. */
export class CrashWatch {
  readonly #unsettled = new Map<string, number>();
  readonly #kills = new Map<string, number>();

  constructor(private readonly recorder: Recorder) {}

  claimed(lanes: readonly ClaimedRow[]): void {
    for (const { appointmentId, version } of lanes) this.#count(appointmentId, version, 1);
  }

  /** @param code why the lane failed, if it did */
  settled(appointmentId: string, version: number, code: string | null): void {
    const unsettled = this.#count(appointmentId, version, -1);
    if (code !== 'delivery_crashes' || unsettled >= mostCrashesOfAChange) return;
    this.#violated(`${nameOf(appointmentId, version)} is given up after ${unsettled} crashes`);
  }

  /** The claim at hand is one of them. */
  trialBegins(appointmentId: string, version: number): void {
    const before = this.#count(appointmentId, version, 0) - 1;
    if (before >= unsettledOfASuspect) return;
    this.#violated(`${nameOf(appointmentId, version)} is on trial after ${before} crashes`);
  }

  /** A change took its process down. */
  killed(appointmentId: string, version: number): void {
    const kills = (this.#kills.get(nameOf(appointmentId, version)) ?? 0) + 1;
    this.#kills.set(nameOf(appointmentId, version), kills);
    if (kills > mostCrashesOfAChange) {
      this.#violated(`${nameOf(appointmentId, version)} killed its process ${kills} times`);
    }
  }

  /** @returns claims of the version that nobody settled, so far */
  #count(appointmentId: string, version: number, more: number): number {
    const name = nameOf(appointmentId, version);
    const unsettled = (this.#unsettled.get(name) ?? 0) + more;
    this.#unsettled.set(name, unsettled);
    return unsettled;
  }

  #violated(what: string): void {
    this.recorder.violated('crash-is-found-out', what);
  }
}

function nameOf(appointmentId: string, version: number): string {
  return `${appointmentId.slice(0, 4)} v${version}`;
}
