/** Which of them comes first when a stopped process wakes up depends on where it was stopped. */
export type EventKind = 'timer' | 'io';

/** Whose code an event runs. */
export interface Host {
  readonly alive: boolean;
  readonly pausedUntilMs: number;
  /** Keeps an event until it wakes. */
  defer(event: { readonly kind: EventKind; readonly run: () => void | Promise<void> }): void;
}

interface Scheduled {
  readonly atMs: number;
  readonly order: number;
  readonly kind: EventKind;
  /** Whose code it runs; undefined for the network's and the database's own. */
  readonly process: Host | undefined;
  readonly run: () => void | Promise<void>;
  cancelled: boolean;
}

export interface Cancellable {
  cancel(): void;
}

/** Turns of the event loop after which all code that an event set off waits for the next one. */
const turnsToSettle = 4;
const { setImmediate: nextTurn } = globalThis;

/**
 * Virtual time, and everything that happens in it: one event after the other, in an order that
 * depends on nothing but the seed. No code of a process runs while an event is under way.
 */
export class World {
  /** Milliseconds since the epoch: the time that is true, and the database's. */
  nowMs = Date.UTC(2026, 5, 1);
  /** A rule was broken: whatever happens from now on is of no interest. */
  halted = false;
  readonly trace: string[] = [];
  readonly #heap: Scheduled[] = [];
  #order = 0;

  after(
    delayMs: number,
    kind: EventKind,
    process: Host | undefined,
    run: () => void | Promise<void>,
  ): Cancellable {
    this.#order += 1;
    const atMs = this.nowMs + Math.max(0, delayMs);
    const event: Scheduled = { atMs, order: this.#order, kind, process, run, cancelled: false };
    this.#push(event);
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  /** Everything until `untilMs`; time stands there afterwards. */
  async runUntil(untilMs: number): Promise<void> {
    await settle();
    for (let event = this.#pop(untilMs); event !== undefined; event = this.#pop(untilMs)) {
      if (this.halted) return;
      if (event.cancelled || event.process?.alive === false) continue;
      this.nowMs = Math.max(this.nowMs, event.atMs);
      if (event.process !== undefined && event.process.pausedUntilMs > this.nowMs) {
        event.process.defer(event);
        continue;
      }
      await event.run();
      await settle();
    }
    this.nowMs = Math.max(this.nowMs, untilMs);
  }

  note(line: string): void {
    const seconds = ((this.nowMs - Date.UTC(2026, 5, 1)) / 1_000).toFixed(3);
    this.trace.push(`${seconds.padStart(9)}  ${line}`);
  }

  #push(event: Scheduled): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!comesBefore(heap, at, parent)) return;
      swap(heap, at, parent);
      at = parent;
    }
  }

  #pop(untilMs: number): Scheduled | undefined {
    const heap = this.#heap;
    const [first] = heap;
    if (first === undefined || first.atMs > untilMs) return undefined;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if (left < heap.length && comesBefore(heap, left, least)) least = left;
      if (right < heap.length && comesBefore(heap, right, least)) least = right;
      if (least === at) return first;
      swap(heap, at, least);
      at = least;
    }
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsToSettle; turn += 1) {
    await new Promise<void>((resolve) => {
      nextTurn(resolve);
    });
  }
}

function comesBefore(heap: readonly Scheduled[], one: number, other: number): boolean {
  const [a, b] = [heap[one], heap[other]];
  if (a === undefined || b === undefined) return false;
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function swap(heap: Scheduled[], one: number, other: number): void {
  const [a, b] = [heap[one], heap[other]];
  if (a === undefined || b === undefined) return;
  heap[one] = b;
  heap[other] = a;
}
