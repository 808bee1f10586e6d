import 'reflect-metadata';
import { openServiceDatabase, poolOf } from '#shared/database/index.js';
import { closeHttpApp, createHttpApp, listen } from '#shared/http/index.js';
import { type RunningService, runService } from '#shared/lifecycle/index.js';
import { createLogger, type Logger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { createMetricsRegistry } from '#shared/telemetry/index.js';
import { AppModule } from './app.module.js';
import { CalendarHandler } from './calendar/calendar.handler.js';
import { loadCalendarSyncConfig } from './config.js';
import { assembleConnections, openRefreshDatabase } from './connections/connections.js';
import { CalendarGateway } from './google/calendar.gateway.js';
import { GoogleOAuth } from './google/google-oauth.gateway.js';
import { BudgetedCalendar } from './quota/budgeted.calendar.js';
import { CallBudget } from './quota/call.budget.js';
import { gaugePauses } from './quota/pause.gauge.js';
import { PostgresLedger } from './quota/postgres.ledger.js';
import { QuotaMetrics } from './quota/quota.metrics.js';
import { RelayMetrics } from './relay/relay.metrics.js';
import { Relay } from './relay/relay.js';
import { TurnHolder } from './relay/turn.holder.js';
import { TokenVault } from './vault/token.vault.js';

const service = 'calendar-sync';

/** Later than deliveries are cut, and early enough for all that follows. */
const oauthPatienceMs = 6_000;

// Until the configuration says otherwise; a fault in it has to be said somewhere.
const logger = createLogger(service, 'info');

await runService(logger, () => start(logger));

async function start(log: Logger): Promise<RunningService> {
  const config = loadCalendarSyncConfig();
  log.level = config.logLevel;
  const { databaseUrl, google, relay: settings } = config;
  const dataSource = await openServiceDatabase({ url: databaseUrl, applicationName: service });
  const refreshDataSource = await openRefreshDatabase(databaseUrl, google.callTimeoutMs);
  const pool = poolOf(dataSource);
  const news = new NewsTeller(pool, log);

  const oauth = new GoogleOAuth(google);
  const connections = assembleConnections({
    dataSource,
    refreshDataSource,
    logger: log,
    oauth,
    vault: new TokenVault(config.tokenKeys),
    turns: new TurnHolder(pool, settings.leaseMs),
    news,
  });
  const registry = createMetricsRegistry(service);
  const ledger = new PostgresLedger(pool);
  gaugePauses(registry, ledger);
  const budget = new CallBudget({
    settings: config.quota,
    ledger,
    metrics: new QuotaMetrics(registry),
    logger: log,
  });
  const calendar = new BudgetedCalendar(new CalendarGateway(google), budget);
  const handler = new CalendarHandler(connections.gate, calendar, log);
  const metrics = new RelayMetrics(registry);
  const relay = new Relay({ pool, databaseUrl, handler, settings, metrics, news, logger: log });

  const app = await createHttpApp(
    AppModule.on({ config, dataSource, connections, logger: log, registry }),
    { logger: log, registry },
  );
  await listen(app, { host: config.host, port: config.port, variable: 'CALENDAR_SYNC_PORT' });
  connections.start();
  relay.start();
  log.info({ port: config.port }, 'calendar-sync delivers');

  return {
    async stop() {
      // Tokens that are being renewed, and grants being given back, get the time there is: the
      // process has 9 s. What Google has not answered by then never reaches the database.
      const cut = setTimeout(() => oauth.close(), oauthPatienceMs);
      // Deliveries that wait for a permit end at once.
      await Promise.all([budget.close(), relay.stop(), closeHttpApp(app)]);
      await connections.stop();
      await news.stop();
      await refreshDataSource.destroy();
      await dataSource.destroy();
      clearTimeout(cut);
    },
  };
}
