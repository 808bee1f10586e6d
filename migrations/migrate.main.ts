import { migrate } from '#shared/database/index.js';
import { loadMigrationConfig } from './config.js';

const help = `Brings the database up to this release, and sets the services' roles.

  DATABASE_URL=postgres://owner:password@host:port/database npm run migrate

  DATABASE_URL                 the database as its owner (with CREATEROLE)
  CRM_API_ROLE_PASSWORD        password of the role crm_api, and
  CALENDAR_SYNC_ROLE_PASSWORD  of the role calendar_sync; derived from DATABASE_URL when not given
`;

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

if (process.argv.includes('--help')) {
  process.stdout.write(help);
} else if (process.argv.length > 2) {
  process.stderr.write(`unknown argument: ${process.argv.slice(2).join(' ')}\n\n${help}`);
  process.exitCode = 2;
} else {
  try {
    const { ownerUrl, passwords } = loadMigrationConfig();
    const { applied } = await migrate(ownerUrl, passwords);
    for (const name of applied) say(`applied ${name}`);
    say(applied.length === 0 ? 'the database is current' : 'the database is current now');
  } catch (error) {
    // The driver's messages name hosts and roles, never the password.
    process.stderr.write(`${error instanceof Error ? error.message : 'the migration failed'}\n`);
    process.exitCode = 1;
  }
}
