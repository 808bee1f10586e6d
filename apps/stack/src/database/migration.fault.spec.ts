import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { SchemaVersionError } from '#shared/database/index.js';
import { explainMigrationFailure } from './migration.fault.js';

const refused = (code: string) =>
  new QueryFailedError('insert', [], Object.assign(new Error('row (client)'), { code }));

describe('a migration that fails', () => {
  it('says what the schema says when it is newer than the code', () => {
    const fault = explainMigrationFailure(new SchemaVersionError('the database is newer'));
    expect(fault).toMatchObject({
      code: 'schema_version',
      message: expect.stringContaining('newer'),
    });
  });

  it('names the rights that are missing', () => {
    expect(explainMigrationFailure(refused('42501'))).toMatchObject({
      code: 'owner_lacks_rights',
      message: expect.stringContaining('CREATEROLE'),
    });
  });

  it('shows the SQLSTATE of everything else, and no row', () => {
    const fault = explainMigrationFailure(refused('23505'));
    expect(fault).toMatchObject({
      code: 'migration_failed',
      message: expect.stringContaining('23505'),
    });
    expect(fault).not.toMatchObject({ message: expect.stringContaining('client') });
  });

  it('stays what it was when nobody knows it', () => {
    const error = new Error('a bug');
    expect(explainMigrationFailure(error)).toBe(error);
  });
});
