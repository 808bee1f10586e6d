export { ChannelListener, type ChannelListenerParts } from './channel.listener.js';
export { openDatabase, poolOf } from './database.opener.js';
export { databaseClock, type SharedClock } from './database.clock.js';
export { isDatabaseAway } from './database.absence.js';
export { deriveRoleUrl, serviceRoles, type ServiceRole } from './role.url.js';
export { DatabaseRefusal, openServiceDatabase } from './service.database.js';
export { migrate, type MigrationReport, type RolePasswords } from './migrator.js';
export { assertSchemaIsCurrent, SchemaVersionError } from './schema.version.js';
export { Tx, UnitOfWork } from './unit-of-work.js';
