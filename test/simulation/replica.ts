import { Pool } from 'pg';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createLogger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { CalendarHandler } from '../../apps/calendar-sync/src/calendar/calendar.handler.js';
import {
  assembleConnections,
  type Connections,
} from '../../apps/calendar-sync/src/connections/connections.js';
import { CalendarGateway } from '../../apps/calendar-sync/src/google/calendar.gateway.js';
import { GoogleOAuth } from '../../apps/calendar-sync/src/google/google-oauth.gateway.js';
import type { GoogleSettings } from '../../apps/calendar-sync/src/google/google.config.js';
import type { ChangeHandler } from '../../apps/calendar-sync/src/relay/change.handler.js';
import { LaneTrials } from '../../apps/calendar-sync/src/relay/lane.trials.js';
import { OutboxClaimer } from '../../apps/calendar-sync/src/relay/outbox.claimer.js';
import { OutboxSettler } from '../../apps/calendar-sync/src/relay/outbox.settler.js';
import { RelayDaemon } from '../../apps/calendar-sync/src/relay/relay.daemon.js';
import { RelayMetrics } from '../../apps/calendar-sync/src/relay/relay.metrics.js';
import {
  defaultRelaySettings,
  type RelaySettings,
} from '../../apps/calendar-sync/src/relay/relay.settings.js';
import { TurnHolder } from '../../apps/calendar-sync/src/relay/turn.holder.js';
import { TurnRunner } from '../../apps/calendar-sync/src/relay/turn.runner.js';
import type { TokenVault } from '../../apps/calendar-sync/src/vault/token.vault.js';
import type { CrashWatch } from './crash.watch.js';
import { isPoison } from './change.payload.js';
import type { Mutation } from './mutations.js';
import { here, inside, type Surroundings } from './platform.js';
import type { Random } from './random.js';
import { ScheduledClient, type Wire, type WiredConfig } from './scheduled.client.js';

export const relaySettings: RelaySettings = {
  ...defaultRelaySettings,
  concurrency: 4,
  prefetch: 2,
  lanesPerTurn: 3,
  agentsPerClaim: 5,
  pollMs: 7_000,
};

export interface ReplicaParts {
  readonly databaseUrl: string;
  /** Opened once for each name; each start of the process gives them a pool of its own. */
  readonly dataSources: readonly [DataSource, DataSource];
  readonly google: GoogleSettings;
  readonly vault: TokenVault;
  readonly random: Random;
  readonly mutation: Mutation;
  readonly crashes: CrashWatch;
}

/** calendar-sync as its `main.ts` puts it together, without HTTP and without LISTEN. */
export interface Replica {
  readonly place: Surroundings;
  readonly connections: Connections;
  wake(): void;
  /** SIGTERM: resolves when all is settled. */
  stop(): Promise<void>;
}

/** As `openDatabase` has it. */
const usualPatienceMs = 30_000;
/** As `openRefreshDatabase` has it. */
const refreshPatienceMs = 10_000;

export function openPool(
  wire: Wire,
  connectionString: string,
  max: number,
  patienceMs = usualPatienceMs,
): Pool {
  const config: WiredConfig & { max: number; idleTimeoutMillis: number; Client: unknown } = {
    connectionString,
    max,
    // Timers of the pool itself are no part of what is simulated.
    idleTimeoutMillis: 0,
    wire,
    patienceMs,
    Client: ScheduledClient,
  };
  const pool = new Pool(config as ConstructorParameters<typeof Pool>[0]);
  pool.on('error', () => undefined);
  return pool;
}

/** The pool below TypeORM is the one thing that is exchanged. */
export function onPool(dataSource: DataSource, pool: Pool): DataSource {
  (dataSource.driver as PostgresDriver).master = pool;
  return dataSource;
}

export function startReplica(place: Surroundings, wire: Wire, parts: ReplicaParts): Replica {
  const { databaseUrl, dataSources, google, vault, random, mutation, crashes } = parts;
  const logger = createLogger('simulation', 'silent');
  return inside(place, () => {
    const pool = openPool(wire, databaseUrl, 6);
    const news = new NewsTeller(pool, logger);
    const connections = assembleConnections({
      dataSource: onPool(dataSources[0], pool),
      refreshDataSource: onPool(dataSources[1], openPool(wire, databaseUrl, 2, refreshPatienceMs)),
      logger,
      oauth: new GoogleOAuth(google),
      vault,
      turns: new TurnHolder(pool, relaySettings.leaseMs),
      news,
    });
    const chance = (): number => random.next();
    const handler = new CalendarHandler(
      mutation.gate?.(connections.gate) ?? connections.gate,
      new CalendarGateway(google),
      logger,
      chance,
    );
    const metrics = new RelayMetrics(new Registry());
    const daemon = new RelayDaemon(
      mutation.claimer?.(new OutboxClaimer(pool, relaySettings)) ??
        new OutboxClaimer(pool, relaySettings),
      new TurnRunner({
        handler: withDelivery(mutation.handler?.(handler) ?? handler, crashes),
        trials: new LaneTrials(pool, logger),
        settings: relaySettings,
        metrics,
        logger,
        random: chance,
      }),
      new OutboxSettler(pool, metrics, logger, (agentId, ids) => news.changed(agentId, ids)),
      relaySettings,
      metrics,
      logger,
    );
    daemon.start();
    connections.start();
    return {
      place,
      connections,
      wake: () => inside(place, () => daemon.wake()),
      stop: () =>
        inside(place, async () => {
          await daemon.stop();
          await connections.stop();
          await news.stop();
        }),
    };
  });
}

/** So that the recorder knows which version a call carries. A poisonous one ends the process. */
function withDelivery(handler: ChangeHandler, crashes: CrashWatch): ChangeHandler {
  return {
    handle(delivery, signal) {
      const place = here();
      if (place === undefined) throw new Error('a delivery outside of every process');
      place.process.beginsDelivery();
      if (isPoison(delivery.payload)) {
        crashes.killed(delivery.appointmentId, delivery.version);
        place.process.kill();
        return new Promise(() => undefined);
      }
      return inside({ ...place, delivery }, () => handler.handle(delivery, signal));
    },
  };
}
