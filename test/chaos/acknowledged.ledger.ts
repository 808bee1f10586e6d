/** What crm-api said of an appointment last: the newest version that it answered. */
export interface Acknowledged {
  readonly version: number;
  readonly title: string;
  readonly isDeleted: boolean;
}

/** What was acknowledged must be there afterwards, whatever became of the processes. */
export class AcknowledgedLedger {
  readonly #newest = new Map<string, Acknowledged>();
  changes = 0;

  written(id: string, version: number, title: string): void {
    this.changes += 1;
    const known = this.#newest.get(id);
    // Concurrent edits are answered in any order.
    if (known !== undefined && (known.isDeleted || known.version > version)) return;
    this.#newest.set(id, { version, title, isDeleted: false });
  }

  deleted(id: string): void {
    this.changes += 1;
    const known = this.#newest.get(id);
    this.#newest.set(id, { version: known?.version ?? 1, title: '', isDeleted: true });
  }

  all(): ReadonlyMap<string, Acknowledged> {
    return this.#newest;
  }
}
