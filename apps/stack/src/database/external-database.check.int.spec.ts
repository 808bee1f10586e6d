import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import { findFreePort } from '../ports/free-port.js';
import { checkExternalDatabase } from './external-database.check.js';
import { migrateOrExplain } from './database.source.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

function changed(part: 'password' | 'username' | 'pathname' | 'port', value: string): string {
  const url = new URL(database.ownerUrl);
  url[part] = value;
  return url.href;
}

describe('the database of DATABASE_URL', () => {
  it('is taken with its version when it answers', async () => {
    expect(await checkExternalDatabase(database.ownerUrl)).toMatch(/^\d+\.\d+/);
  });

  it('is refused with a wrong password, which is not repeated', async () => {
    const refusal = checkExternalDatabase(changed('password', 'hunter2'));
    await expect(refusal).rejects.toMatchObject({ code: 'database_refuses' });
    await expect(refusal).rejects.not.toThrow('hunter2');
  });

  it('is refused without a password', async () => {
    await expect(checkExternalDatabase(changed('password', ''))).rejects.toThrow(
      'has none: add it',
    );
  });

  it('is refused when there is no such database', async () => {
    await expect(checkExternalDatabase(changed('pathname', '/nowhere'))).rejects.toMatchObject({
      code: 'database_missing',
    });
  });

  it('is refused when nothing listens there', async () => {
    const port = String(await findFreePort());
    await expect(checkExternalDatabase(changed('port', port))).rejects.toThrow(
      `Nothing listens at 127.0.0.1:${port}`,
    );
  });

  it('is refused when something else listens there', async () => {
    const stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    stranger.listen({ port: 0, host: '127.0.0.1' });
    await once(stranger, 'listening');
    const address = stranger.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(checkExternalDatabase(changed('port', String(port)))).rejects.toMatchObject({
      code: 'database_unreachable',
    });
    stranger.close();
  });

  it('is refused to a role that may not migrate it', async () => {
    await expect(migrateOrExplain(database.crmApiUrl)).rejects.toMatchObject({
      code: 'owner_lacks_rights',
    });
  });
});
