import { randomBytes } from 'node:crypto';
import { deriveRoleUrl } from '#shared/database/index.js';
import { announced } from './config.js';
import { onDatabase, runAsOwner } from './owner.session.js';

/** A migrated database for one test file alone, with the addresses of those who connect to it. */
export interface TestDatabase {
  /** Owns everything in it; may create databases and roles. No superuser. */
  readonly ownerUrl: string;
  readonly crmApiUrl: string;
  readonly calendarSyncUrl: string;
  /** Removes it, though somebody is still connected. */
  drop(): Promise<void>;
}

/** Clones the run's template; some 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl: adminUrl, template } = announced();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runAsOwner(adminUrl, `create database ${name} template ${template}`);

  const ownerUrl = onDatabase(adminUrl, name);
  return {
    ownerUrl,
    crmApiUrl: deriveRoleUrl(ownerUrl, 'crm_api'),
    calendarSyncUrl: deriveRoleUrl(ownerUrl, 'calendar_sync'),
    drop: async () => runAsOwner(adminUrl, `drop database if exists ${name} with (force)`),
  };
}
