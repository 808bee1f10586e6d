export { openDatabase, poolOf } from './database.opener.js';
export { deriveRoleUrl, serviceRoles, type ServiceRole } from './role.url.js';
export { migrate, type MigrationReport } from './migrator.js';
export { assertSchemaIsCurrent, SchemaVersionError } from './schema.version.js';
export { Tx, UnitOfWork } from './unit-of-work.js';
