import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { openDatabase } from '#shared/database/index.js';
import { describeError } from '#shared/logging/index.js';
import type { CrmApiConfig } from '../../apps/crm-api/src/config.js';
import { createCrmApi } from '../../apps/crm-api/src/crm-api.app.js';
import { openCrmDatabase } from '../../apps/crm-api/src/database.opening.js';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.js';
import { Browser } from './browser.js';
import { injectedInto } from './exchange.js';

/** An agent with a browser that is signed in. */
export interface TestAgent extends Browser {
  readonly id: string;
  readonly email: string;
}

/** crm-api on a database of its own, asked without a socket. */
export interface TestCrmApi {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  /** Every log line so far, at debug, with nothing redacted: what is not logged needs no censor. */
  readonly logLines: readonly string[];
  /** Somebody who is not signed in. */
  browser(address?: string): Browser;
  /** Signs up somebody new. */
  agent(name?: string): Promise<TestAgent>;
  /** As the database's owner. */
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

export const agentPassword = 'four plain random words';

/** Where browsers are (RFC 5737). */
const usualAddress = '192.0.2.1';

export async function startTestCrmApi(changes: Partial<CrmApiConfig> = {}): Promise<TestCrmApi> {
  const database = await createTestDatabase();
  const config: CrmApiConfig = {
    databaseUrl: database.crmApiUrl,
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:3000',
    // Nothing listens there.
    calendarSyncUrl: 'http://127.0.0.1:9',
    serviceSecret: 'the-services-of-this-test-share-it',
    sessionSecret: 'the-cookies-of-this-test-carry-it!',
    signUp: 'open',
    trustedProxies: [],
    // Nothing is built there.
    webFolder: '/nowhere',
    logLevel: 'debug',
    ...changes,
  };
  const logLines: string[] = [];
  const logger = pino(
    { level: 'debug', serializers: { err: describeError, error: describeError } },
    { write: (line: string) => void logLines.push(line) },
  );
  const dataSource = await openCrmDatabase(config.databaseUrl, 'test');
  const owner = await openDatabase({
    url: database.ownerUrl,
    applicationName: 'test',
    poolSize: 2,
  });
  const app = await createCrmApi({ config, dataSource, logger }, new Registry());
  const browserAt = (address: string): Browser => new Browser(injectedInto(app, address));
  let agents = 0;

  return {
    app,
    database,
    dataSource,
    logLines,
    browser: (address = usualAddress) => browserAt(address),
    async agent(name = 'Robin Agent') {
      agents += 1;
      const email = `agent-${agents}@example.com`;
      const browser = browserAt(usualAddress);
      const answer = await browser.post('/api/accounts', { name, email, password: agentPassword });
      if (answer.status !== 201) throw new Error(`no account: ${answer.text}`);
      return Object.assign(browser, { id: String(answer.body['id']), email });
    },
    rows: (sql, parameters = []) => owner.query(sql, [...parameters]),
    async stop() {
      await app.close();
      await dataSource.destroy();
      await owner.destroy();
      await database.drop();
    },
  };
}
