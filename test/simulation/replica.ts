import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { createLogger } from '#shared/logging/index.js';
import { CalendarHandler } from '../../apps/calendar-sync/src/calendar/calendar.handler.js';
import {
  assembleConnections,
  type Connections,
} from '../../apps/calendar-sync/src/connections/connections.js';
import { CalendarGateway } from '../../apps/calendar-sync/src/google/calendar.gateway.js';
import { GoogleOAuth } from '../../apps/calendar-sync/src/google/google-oauth.gateway.js';
import type { GoogleSettings } from '../../apps/calendar-sync/src/google/google.config.js';
import type { ChangeHandler } from '../../apps/calendar-sync/src/relay/change.handler.js';
import { OutboxClaimer } from '../../apps/calendar-sync/src/relay/outbox.claimer.js';
import { OutboxSettler } from '../../apps/calendar-sync/src/relay/outbox.settler.js';
import { RelayDaemon } from '../../apps/calendar-sync/src/relay/relay.daemon.js';
import {
  defaultRelaySettings,
  type RelaySettings,
} from '../../apps/calendar-sync/src/relay/relay.settings.js';
import { TurnHolder } from '../../apps/calendar-sync/src/relay/turn.holder.js';
import { TurnRunner } from '../../apps/calendar-sync/src/relay/turn.runner.js';
import type { TokenVault } from '../../apps/calendar-sync/src/vault/token.vault.js';
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
}

/** calendar-sync as its `main.ts` puts it together, without HTTP and without LISTEN. */
export interface Replica {
  readonly place: Surroundings;
  readonly connections: Connections;
  wake(): void;
  /** SIGTERM: resolves when all is settled. */
  stop(): Promise<void>;
}

export function openPool(wire: Wire, connectionString: string, max: number): Pool {
  const config: WiredConfig & { max: number; idleTimeoutMillis: number; Client: unknown } = {
    connectionString,
    options: '-c search_path=simulation,pg_catalog,public',
    max,
    // Timers of the pool itself are no part of what is simulated.
    idleTimeoutMillis: 0,
    wire,
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
  const { databaseUrl, dataSources, google, vault, random, mutation } = parts;
  const logger = createLogger('simulation', 'silent');
  return inside(place, () => {
    const pool = openPool(wire, databaseUrl, 6);
    const connections = assembleConnections({
      dataSource: onPool(dataSources[0], pool),
      refreshDataSource: onPool(dataSources[1], openPool(wire, databaseUrl, 2)),
      logger,
      oauth: new GoogleOAuth(google),
      vault,
      turns: new TurnHolder(pool, relaySettings.leaseMs),
    });
    const chance = (): number => random.next();
    const handler = new CalendarHandler(
      mutation.gate?.(connections.gate) ?? connections.gate,
      new CalendarGateway(google),
      logger,
      chance,
    );
    const daemon = new RelayDaemon(
      mutation.claimer?.(new OutboxClaimer(pool, relaySettings)) ??
        new OutboxClaimer(pool, relaySettings),
      new TurnRunner(
        withDelivery(mutation.handler?.(handler) ?? handler),
        relaySettings,
        logger,
        chance,
      ),
      new OutboxSettler(pool, logger),
      relaySettings,
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
        }),
    };
  });
}

/** So that the recorder knows which version a call carries. */
function withDelivery(handler: ChangeHandler): ChangeHandler {
  return {
    handle(delivery, signal) {
      const place = here();
      if (place === undefined) throw new Error('a delivery outside of every process');
      return inside({ ...place, delivery }, () => handler.handle(delivery, signal));
    },
  };
}
