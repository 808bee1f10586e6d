import { type DatabaseSource, migrateOrExplain } from './database.source.js';
import { checkExternalDatabase } from './external-database.check.js';

/** The database of `DATABASE_URL`: looked at before anything is done to it. */
export function externalSource(ownerUrl: string): DatabaseSource {
  return {
    afterKill: false,
    passwordIn: 'DATABASE_URL',
    async provide() {
      const version = await checkExternalDatabase(ownerUrl);
      await migrateOrExplain(ownerUrl);
      return { ownerUrl, version };
    },
    release: () => undefined,
  };
}
