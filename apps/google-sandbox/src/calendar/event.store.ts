import type { StoredEvent } from './event.content.js';

/** The events of one calendar, the deleted ones included, and the ids that are gone for good. */
export class EventStore {
  readonly #events = new Map<string, StoredEvent>();
  readonly #burnt = new Set<string>();

  get(id: string): StoredEvent | undefined {
    return this.#events.get(id);
  }

  put(event: StoredEvent): StoredEvent {
    this.#events.set(event.id, event);
    return event;
  }

  /** Emptied from the bin: nobody sees the event again, and nobody may use its id again. */
  burn(id: string): void {
    this.#events.delete(id);
    this.#burnt.add(id);
  }

  isBurnt(id: string): boolean {
    return this.#burnt.has(id);
  }

  burntIds(): readonly string[] {
    return [...this.#burnt];
  }

  /** In the order in which they start; events of the same start in the order of their ids. */
  inOrder(options: { readonly showDeleted: boolean }): readonly StoredEvent[] {
    return [...this.#events.values()]
      .filter((event) => options.showDeleted || event.status !== 'cancelled')
      .toSorted((one, other) => startOf(one) - startOf(other) || (one.id < other.id ? -1 : 1));
  }

  get size(): number {
    return this.#events.size;
  }
}

/** A day counts from its midnight in UTC: enough to put it among the others. */
export function startOf(event: StoredEvent): number {
  const { start } = event.content;
  return start.kind === 'dateTime' ? start.epochMs : Date.parse(start.date);
}

export function endOf(event: StoredEvent): number {
  const { end } = event.content;
  return end.kind === 'dateTime' ? end.epochMs : Date.parse(end.date);
}
