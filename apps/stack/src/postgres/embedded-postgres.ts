import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lockFolder, type FolderLock } from '../local-state/folder.lock.js';
import { findFreePort } from '../ports/free-port.js';
import { probePort } from '../ports/port.probe.js';
import { StartFault } from '../start.fault.js';
import {
  initializeCluster,
  linkData,
  replacePassword,
  setAsideUnlinkedData,
  sweepUnfinished,
} from './cluster.initializer.js';
import { inspectDataFolder, judgeDataFolder } from './data-folder.js';
import { ownerUrl } from './database-owner.js';
import { completeLibraryLinks } from './library-links.js';
import { freeDataFolder } from './orphan.stopper.js';
import { placeBinaries, placeData, type Placement } from './placement.js';
import { locateBinaries } from './server-binaries.js';
import { readServerVersion } from './server-probe.js';
import { chooseServerUser, type Tell } from './server-user.js';
import { quietLog, ServerProcess, type ServerSettings } from './server.process.js';
import { waitUntilReady } from './server.readiness.js';

export interface EmbeddedPostgresOptions {
  /**
   * Of the folder that `dataPath` is in. Whoever holds it may stop a server that is found on the
   * data: no living supervisor stands behind that one.
   */
  readonly lock: FolderLock;
  /** Where the data is: a folder, a link to one, or nothing yet. Its parent folder exists. */
  readonly dataPath: string;
  /** For what a private checkout hides from the server's user, see `homeOutside`. */
  readonly home: string;
  /** The data's name there. */
  readonly nameOutside: string;
  /** Recognises our own server among others; part of its command line. */
  readonly clusterName: string;
  /** The owner's. */
  readonly password: string;
  /** The cluster, where there is one, knows another password: it is replaced. */
  readonly passwordIsNew: boolean;
  /** Where it listened last time; another one is taken when it is not free. */
  readonly port: number | undefined;
  readonly settings: ServerSettings;
  readonly tell: Tell;
  /** Cuts the start short; what was begun is stopped. */
  readonly signal: AbortSignal;
}

/** A PostgreSQL of our own, accepting its owner. */
export interface EmbeddedPostgres {
  /** `18.4` */
  readonly version: string;
  readonly port: number;
  readonly ownerUrl: string;
  readonly server: ServerProcess;
  /** Lets go of the data folder, once the server has ended. */
  readonly release: () => void;
}

/**
 * Starts a PostgreSQL from npm's binaries, making its data folder where there is none.
 *
 * @throws StartFault with one sentence for every way in which this is known to fail
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const installed = await locateBinaries();
  await completeLibraryLinks(installed);
  const version = await readServerVersion(installed.postgres);
  const [major = version] = version.split('.');

  const found = await inspectDataFolder(options.dataPath);
  const isThere = judgeDataFolder(found, options.dataPath, major);
  const user = await chooseServerUser(
    found.kind === 'cluster' ? found.owner : undefined,
    options.tell,
  );
  const { dataPath, home, nameOutside } = options;
  const placement: Placement = {
    user,
    ...(await placeData(user, dataPath, found.kind, join(home, nameOutside))),
    binaries: await placeBinaries(user, installed, version, home),
  };

  const lock = await lockDataElsewhere(placement.dataFolder, dataPath);
  try {
    await prepareData(placement, options, isThere);
    options.signal.throwIfAborted();
    return { version, ...(await startServer(placement, options)), release: () => lock?.release() };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/**
 * Data that is elsewhere has a lock of its own there: after a copy of the checkout, two links
 * point to it, and the lock of the checkout's folder keeps nobody else away.
 */
async function lockDataElsewhere(
  dataFolder: string,
  dataPath: string,
): Promise<FolderLock | undefined> {
  const parent = dirname(dataFolder);
  if (parent === (await realpath(dirname(dataPath)))) return undefined;
  return lockFolder(parent, basename(dataFolder));
}

/** Whoever sees this may have removed more than the password. */
const passwordReplaced =
  'The password of this database was not in .data/local.json: it has a new one. If that file was ' +
  'lost, so is the key of the stored Google tokens: agents have to connect their calendars again.';

async function prepareData(
  placement: Placement,
  { dataPath, clusterName, password, passwordIsNew, tell }: EmbeddedPostgresOptions,
  isThere: boolean,
): Promise<void> {
  const { dataFolder, isOutside } = placement;
  await sweepUnfinished(dataFolder);
  if (isThere) {
    await freeDataFolder(dataFolder, clusterName, tell);
    if (passwordIsNew) {
      await replacePassword(placement, password);
      tell(passwordReplaced);
    }
    return;
  }
  if (isOutside) await setAsideUnlinkedData(dataFolder, tell, new Date());
  await initializeCluster(placement, password);
  if (isOutside) await linkData(dataFolder, dataPath, tell);
}

/** Another program may take the port between our look and the server's; then it is the next one. */
async function startServer(
  placement: Placement,
  options: EmbeddedPostgresOptions,
  triesLeft = 10,
): Promise<Pick<EmbeddedPostgres, 'port' | 'ownerUrl' | 'server'>> {
  const port = await choosePort(options.port);
  const url = ownerUrl(port, options.password);
  const server = new ServerProcess(placement, {
    ...quietLog,
    ...options.settings,
    cluster_name: options.clusterName,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
  });
  try {
    await waitUntilReady(server, url, options.dataPath, options.signal);
    return { port, ownerUrl: url, server };
  } catch (error) {
    server.requestStop();
    await server.exited;
    const again = error instanceof StartFault && transient.has(error.code) && triesLeft > 0;
    if (!again) throw error;
    await pause(300);
    return startServer(placement, options, triesLeft - 1);
  }
}

/** The port was taken; children of a killed server still write (they notice within a moment). */
const transient = new Set(['port_taken', 'previous_children_alive']);

async function choosePort(remembered: number | undefined): Promise<number> {
  if (remembered !== undefined && (await probePort(remembered, '127.0.0.1')) === 'free') {
    return remembered;
  }
  return findFreePort();
}
