import type { DataSource } from 'typeorm';
import { openServiceDatabase } from '#shared/database/index.js';
import { crmEntities } from './crm.entities.js';

/** @throws DatabaseRefusal, or SchemaVersionError */
export async function openCrmDatabase(url: string, applicationName: string): Promise<DataSource> {
  return openServiceDatabase({ url, applicationName, entities: crmEntities });
}
