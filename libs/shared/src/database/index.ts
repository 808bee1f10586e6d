export { openDatabase, poolOf } from './database.opener.js';
export { isDatabaseAway } from './database.absence.js';
export { deriveRoleUrl, serviceRoles, type ServiceRole } from './role.url.js';
export { DatabaseRefusal, openServiceDatabase } from './service.database.js';
export { migrate, type MigrationReport, type RolePasswords } from './migrator.js';
export { assertSchemaIsCurrent, SchemaVersionError } from './schema.version.js';
export { Tx, UnitOfWork } from './unit-of-work.js';
