import { RolesAndSchemas1790000000001 } from './1790000000001-roles-and-schemas.js';
import { CrmTables1790000000002 } from './1790000000002-crm-tables.js';
import { OutboxTables1790000000003 } from './1790000000003-outbox-tables.js';
import { CalendarSyncTables1790000000004 } from './1790000000004-calendar-sync-tables.js';
import { IdempotencyKeys1790000000005 } from './1790000000005-idempotency-keys.js';
import { UsedAttempts1790000000006 } from './1790000000006-used-attempts.js';

/** Every migration, oldest first. A released one is never edited. */
export const migrations = [
  RolesAndSchemas1790000000001,
  CrmTables1790000000002,
  OutboxTables1790000000003,
  CalendarSyncTables1790000000004,
  IdempotencyKeys1790000000005,
  UsedAttempts1790000000006,
] as const;
