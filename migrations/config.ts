import { z } from 'zod';
import { field, loadConfig } from '#shared/config/index.js';

const schema = z
  .object({
    DATABASE_URL: field.postgresUrl,
    CRM_API_ROLE_PASSWORD: z
      .string()
      .min(16, { error: 'must be at least 16 characters' })
      .optional(),
    CALENDAR_SYNC_ROLE_PASSWORD: z
      .string()
      .min(16, { error: 'must be at least 16 characters' })
      .optional(),
  })
  .transform((given) => ({
    ownerUrl: given.DATABASE_URL,
    passwords: {
      ...(given.CRM_API_ROLE_PASSWORD === undefined
        ? {}
        : { crm_api: given.CRM_API_ROLE_PASSWORD }),
      ...(given.CALENDAR_SYNC_ROLE_PASSWORD === undefined
        ? {}
        : { calendar_sync: given.CALENDAR_SYNC_ROLE_PASSWORD }),
    },
  }));

/** @throws ConfigError listing every fault */
export function loadMigrationConfig(): z.output<typeof schema> {
  return loadConfig(schema, process.env);
}
