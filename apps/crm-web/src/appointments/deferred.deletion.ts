/** Runs something later; what it gives back prevents it. */
export type Schedule = (run: () => void, ms: number) => () => void;

export interface DeletionEffects<Item> {
  readonly ms: number;
  readonly schedule: Schedule;
  /** Really deletes: it cannot be undone any more. */
  readonly send: (item: Item) => Promise<void>;
}

/**
 * Deletions that wait for a while, so that undoing one costs nothing: until then nobody but this
 * page knows of it. Leaving the page does not lose them: they are sent at once.
 */
export class DeferredDeletions<Item extends { readonly id: string }> {
  private readonly sending = new Set<Promise<void>>();
  private readonly waiting = new Map<string, { item: Item; prevent: () => void }>();

  constructor(private readonly effects: DeletionEffects<Item>) {}

  begin(item: Item): void {
    if (!this.waiting.has(item.id)) this.waitFor(item);
  }

  /** Somebody is about to undo it: there is no hurry. */
  hold(id: string): void {
    this.waiting.get(id)?.prevent();
  }

  /** They thought better of it: it waits from the beginning. */
  resume(id: string): void {
    const waiting = this.waiting.get(id);
    waiting?.prevent();
    if (waiting !== undefined) this.waitFor(waiting.item);
  }

  /** @returns false where it is too late */
  undo(id: string): boolean {
    this.waiting.get(id)?.prevent();
    return this.waiting.delete(id);
  }

  /** The page is left, or the session ends: no more time to think it over. Never rejects. */
  async sendAll(): Promise<void> {
    for (const id of this.waiting.keys()) this.sendNow(id);
    await Promise.all(this.sending);
  }

  private waitFor(item: Item): void {
    const { schedule, ms } = this.effects;
    const prevent = schedule(() => this.sendNow(item.id), ms);
    this.waiting.set(item.id, { item, prevent });
  }

  private sendNow(id: string): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    waiting.prevent();
    this.waiting.delete(id);
    const sent = this.effects.send(waiting.item).finally(() => this.sending.delete(sent));
    this.sending.add(sent);
  }
}
