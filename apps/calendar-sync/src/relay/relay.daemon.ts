import type { Logger } from '#shared/logging/index.js';
import { Daemon } from '#shared/lifecycle/index.js';
import type { OutboxClaimer } from './outbox.claimer.js';
import type { OutboxSettler } from './outbox.settler.js';
import type { RelayMetrics } from './relay.metrics.js';
import type { RelaySettings } from './relay.settings.js';
import type { Turn } from './turn.js';
import type { TurnRunner } from './turn.runner.js';

/** Calls that are still under way this long after a stop began are cut. */
const drainPatienceMs = 5_000;

/**
 * The relay: claims turns while places are free, runs them, settles them.
 *
 * `stop` resolves when every turn that was claimed is settled: those under way have ended, those
 * not begun were handed back without counting an attempt.
 */
export class RelayDaemon extends Daemon {
  readonly #queue: Turn[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  readonly #cut = new AbortController();
  #restEverybodyUntil = 0;

  constructor(
    private readonly claimer: OutboxClaimer,
    private readonly runner: TurnRunner,
    private readonly settler: OutboxSettler,
    private readonly settings: RelaySettings,
    private readonly metrics: RelayMetrics,
    logger: Logger,
  ) {
    super(logger, 'relay', settings.pollMs);
  }

  override async stop(): Promise<void> {
    this.#stop.abort();
    await super.stop();
    const cut = setTimeout(() => this.#cut.abort(), drainPatienceMs);
    // With the stop raised, running a queued turn hands its lanes back.
    for (const turn of this.#queue.splice(0)) this.#run(turn);
    await Promise.all(this.#underWay);
    clearTimeout(cut);
  }

  protected override async round(): Promise<boolean> {
    const room = this.#room();
    if (room <= 0 || performance.now() < this.#restEverybodyUntil) return false;
    const { turns, sweepFinished } = await this.claimer.claim(room);
    this.metrics.claimed(turns);
    this.#queue.push(...turns);
    this.#fillPlaces();
    return !(sweepFinished && turns.length === 0);
  }

  #room(): number {
    const { concurrency, prefetch } = this.settings;
    return concurrency + prefetch - this.#underWay.size - this.#queue.length;
  }

  #fillPlaces(): void {
    while (this.#underWay.size < this.settings.concurrency) {
      const turn = this.#queue.shift();
      if (turn === undefined) return;
      this.#run(turn);
    }
  }

  #run(turn: Turn): void {
    const running = this.#runToTheEnd(turn).finally(() => {
      this.#underWay.delete(running);
      this.#fillPlaces();
      this.wake();
    });
    this.#underWay.add(running);
  }

  async #runToTheEnd(turn: Turn): Promise<void> {
    const outcome = await this.runner.run(turn, this.#stop.signal, this.#cut.signal);
    // The longest of all that were told to wait: a short rest must not end a long one.
    const restUntil = performance.now() + outcome.restEverybodyMs;
    this.#restEverybodyUntil = Math.max(this.#restEverybodyUntil, restUntil);
    await this.settler.settle(outcome);
    outcome.settled();
    this.metrics.finished(turn);
  }
}
