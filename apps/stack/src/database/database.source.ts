import { migrate } from '#shared/database/index.js';
import type { LocalState, NewParts } from '../local-state/local.state.js';
import { explainMigrationFailure } from './migration.fault.js';

/** A migrated database. */
export interface ProvidedDatabase {
  /** As its owner, with the password. */
  readonly ownerUrl: string;
  /** Of the server, like `18.4`. */
  readonly version: string;
}

/** What this machine keeps for itself. */
export interface LocalParts {
  readonly state: LocalState;
  readonly isNew: NewParts;
}

/** Where the database comes from. */
export interface DatabaseSource {
  /** A start before this one was killed: processes of its may still be ending. */
  readonly afterKill: boolean;
  /** Where a person finds the owner's password. */
  readonly passwordIn: string;
  /** @throws StartFault */
  provide(local: LocalParts): Promise<ProvidedDatabase>;
  /** Once nothing uses it any more. */
  release(): void;
}

/** @throws StartFault */
export async function migrateOrExplain(ownerUrl: string): Promise<readonly string[]> {
  try {
    return (await migrate(ownerUrl)).applied;
  } catch (error) {
    throw explainMigrationFailure(error);
  }
}
