import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#shared/database/index.js';
import { ChangeEntity, LaneEntity } from '#shared/outbox/index.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { crmEntities } from '../../apps/crm-api/src/crm.entities.js';

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDatabase({
    url: database.ownerUrl,
    applicationName: 'schema-drift',
    entities: [...crmEntities, LaneEntity, ChangeEntity],
  });
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

describe('the entities', () => {
  it('say what the migrations made: TypeORM would change nothing', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('cover every table of the crm schema', async () => {
    const tables = await dataSource.query<{ tablename: string }[]>(
      `select tablename from pg_tables where schemaname = 'crm'`,
    );
    const mapped = dataSource.entityMetadatas
      .filter(({ schema }) => schema === 'crm')
      .map(({ tableName }) => tableName);
    expect(mapped.toSorted()).toEqual(tables.map(({ tablename }) => tablename).toSorted());
  });
});
