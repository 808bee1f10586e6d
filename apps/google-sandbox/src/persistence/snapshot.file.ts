import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { snapshotVersion, type StateSnapshot } from './state.snapshot.js';

/** Where a sandbox keeps what outlives a restart. */
export interface SnapshotStorage {
  load(): StateSnapshot | undefined;
  save(snapshot: StateSnapshot): void;
}

export class SnapshotError extends Error {
  readonly code = 'snapshot_unreadable';

  constructor(path: string, options?: ErrorOptions) {
    super(`The sandbox's state file ${path} cannot be read; delete it to start afresh.`, options);
    this.name = 'SnapshotError';
  }
}

/** A JSON file that is replaced whole, so that a crash leaves the old one or the new one. */
export class SnapshotFile implements SnapshotStorage {
  constructor(private readonly path: string) {}

  /** @throws SnapshotError */
  load(): StateSnapshot | undefined {
    const text = this.#read();
    if (text === undefined) return undefined;
    try {
      const snapshot = JSON.parse(text) as StateSnapshot;
      if (snapshot.version === snapshotVersion) return snapshot;
    } catch (cause) {
      throw new SnapshotError(this.path, { cause });
    }
    throw new SnapshotError(this.path);
  }

  save(snapshot: StateSnapshot): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const fresh = `${this.path}.new`;
    // It holds tokens: only of this sandbox, but nobody else needs to read them.
    writeFileSync(fresh, JSON.stringify(snapshot), { mode: 0o600 });
    renameSync(fresh, this.path);
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
      throw new SnapshotError(this.path, { cause });
    }
  }
}
