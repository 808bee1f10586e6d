import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { traceIdOf, type AttemptNote } from './attempt.note.js';
import type { RelayMetrics } from './relay.metrics.js';
import type { Settlement } from './settlement.decider.js';
import { settleSql, type SettleRow } from './sql/settle.sql.js';
import type { Turn } from './turn.js';

/** Called with what was settled, once that is durable. */
export type SettledListener = (agentId: string, appointmentIds: readonly string[]) => void;

/** A turn that has ended, and what became of its lanes. */
export interface FinishedTurn {
  readonly turn: Turn;
  readonly settlements: readonly Settlement[];
  /** What is worth remembering of the attempts. */
  readonly notes: readonly AttemptNote[];
  /** How long the agent rests before their next turn, in ms. */
  readonly restMs: number;
}

interface Waiting {
  readonly finished: FinishedTurn;
  readonly settled: () => void;
}

const mostTurnsInOneFlush = 1_000;
const pauseAfterFailureMs = 250;

/**
 * Writes what became of turns, in batches: while one statement is under way the next batch
 * gathers, so the busier it is the larger they get.
 *
 * A turn's lease may have been lost meanwhile; then the settle changes nothing, which is counted
 * and logged, and the change is delivered again by whoever holds the turn now.
 */
export class OutboxSettler {
  #waiting: Waiting[] = [];
  #flushing = false;

  constructor(
    private readonly pool: Pool,
    private readonly metrics: RelayMetrics,
    private readonly logger: Logger,
    private readonly onSettled: SettledListener = () => undefined,
  ) {}

  /** Resolves when the turn's end is durable, or known to be lost. */
  async settle(finished: FinishedTurn): Promise<void> {
    await new Promise<void>((settled) => {
      this.#waiting.push({ finished, settled });
      if (this.#flushing) return;
      this.#flushing = true;
      // On the next tick, so that turns which end together are settled together.
      setImmediate(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, mostTurnsInOneFlush);
      await this.#settleBatch(batch);
    }
    this.#flushing = false;
  }

  async #settleBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#write(batch);
      for (const { settled } of batch) settled();
    } catch (error) {
      this.logger.error({ err: error, turns: batch.length }, 'a settle failed');
      if (isFaultOfTheData(error)) await this.#settleOneByOne(batch);
      else await this.#again(batch);
    }
  }

  /** The database is away: nothing is known to be lost, so nothing is given up. */
  async #again(batch: readonly Waiting[]): Promise<void> {
    await pause(pauseAfterFailureMs);
    this.#waiting.unshift(...batch);
  }

  /** One turn's values spoil the whole statement: the others must not suffer for it. */
  async #settleOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const waiting of batch) {
      try {
        await this.#write([waiting]);
        waiting.settled();
      } catch (error) {
        if (!isFaultOfTheData(error)) {
          this.#waiting.unshift(waiting);
          continue;
        }
        const { agentId } = waiting.finished.turn;
        this.logger.error({ err: error, agentId }, 'a turn cannot be settled; its lease runs out');
        waiting.settled();
      }
    }
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const turns = batch.map(({ finished }) => finished);
    const { rows } = await this.pool.query<SettleRow>({
      name: 'relay_settle',
      text: settleSql,
      values: [...laneColumns(turns), ...turnColumns(turns), ...noteColumns(turns)],
    });
    this.metrics.settled();
    const released = new Set(rows.map(identityOf));
    for (const { turn, settlements } of turns) {
      if (!released.has(identityOf(turn))) this.#reportLost(turn, settlements.length);
      else this.onSettled(turn.agentId, settlements.map(appointmentOf));
    }
  }

  #reportLost(turn: Turn, lanes: number): void {
    this.metrics.leaseLost();
    this.logger.warn({ agentId: turn.agentId, lanes }, 'the lease was lost: nothing was settled');
  }
}

const appointmentOf = ({ lane }: Settlement): string => lane.appointmentId;

/** One claim's token covers many agents' turns. */
function identityOf({ agentId, token }: SettleRow): string {
  return `${agentId} ${token}`;
}

/** SQLSTATE classes 22 (data) and 23 (constraints): repeating the same statement cannot help. */
function isFaultOfTheData(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

/**
 * PostgreSQL takes neither NUL nor half a character. A remote's word that holds one would keep the
 * turn from ever being settled, and the lane would be delivered again and again.
 */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}

function laneColumns(turns: readonly FinishedTurn[]): unknown[] {
  const settlements = turns.flatMap((finished) => finished.settlements);
  return [
    settlements.map(({ lane }) => lane.appointmentId),
    settlements.map(({ lane }) => lane.agentId),
    turns.flatMap(({ turn, settlements: ofTurn }) => ofTurn.map(() => turn.token)),
    settlements.map(({ lane }) => lane.version),
    settlements.map(({ state }) => state),
    settlements.map(({ delayMs }) => delayMs),
    settlements.map(({ counts }) => counts),
    settlements.map(({ receipt }) => (receipt === null ? null : JSON.stringify(receipt, storable))),
    settlements.map(({ fault }) => fault?.code ?? null),
    settlements.map(({ fault }) => storable('detail', fault?.detail ?? null)),
    settlements.map(({ unsettled }) => unsettled),
    settlements.map(({ trials }) => trials),
  ];
}

function turnColumns(turns: readonly FinishedTurn[]): unknown[] {
  return [
    turns.map(({ turn }) => turn.agentId),
    turns.map(({ turn }) => turn.token),
    turns.map(({ restMs }) => restMs),
    turns.map(({ settlements }) => settlements.some(({ state }) => state === 'done')),
  ];
}

function noteColumns(turns: readonly FinishedTurn[]): unknown[] {
  const notes = turns.flatMap((finished) => finished.notes);
  const now = performance.now();
  return [
    notes.map(({ lane }) => lane.appointmentId),
    notes.map(({ lane }) => lane.agentId),
    turns.flatMap(({ turn, notes: ofTurn }) => ofTurn.map(() => turn.token)),
    notes.map(({ lane }) => lane.version),
    notes.map(({ lane }) => lane.attempt),
    notes.map(({ outcome }) => outcome),
    notes.map(({ fault }) => fault?.code ?? null),
    notes.map(({ fault }) => storable('detail', fault?.detail ?? null)),
    notes.map(({ fault }) => fault?.status ?? null),
    notes.map(({ beganAt }) => now - beganAt),
    notes.map(({ durationMs }) => Math.round(durationMs)),
    notes.map(({ lane }) => traceIdOf(lane.traceContext)),
  ];
}
