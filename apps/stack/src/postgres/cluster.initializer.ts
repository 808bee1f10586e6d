import { chown, mkdtemp, readdir, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, StartFault } from '../start.fault.js';
import { databaseOwner } from './database-owner.js';
import type { Placement } from './placement.js';
import { runServerCommand } from './server-command.js';
import { explainServerFailure } from './server.fault.js';
import type { Tell } from './server-user.js';
import { quoteLiteral, runSingleUser } from './single-user.session.js';

/**
 * Makes a cluster with the owner's role and database in it. It appears whole or not at all: it is
 * built under another name, so a start that is killed leaves nothing that looks like data.
 */
export async function initializeCluster(placement: Placement, password: string): Promise<void> {
  const { dataFolder, user, binaries } = placement;
  const unfinished = await mkdtemp(unfinishedPrefix(dataFolder));
  if (user !== undefined) await chown(unfinished, user.uid, user.gid);
  try {
    const made = await runServerCommand(user, binaries.initdb, initdbArguments(unfinished));
    if (made.code !== 0) throw explainServerFailure(dataFolder, made.stderr.trim().split('\n'));
    await writeFile(join(unfinished, 'pg_hba.conf'), accessRules, { flush: true });
    await runSingleUser(placement, unfinished, ownerStatements(password));
    await rename(unfinished, dataFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw explainRename(error, dataFolder);
  }
}

/** Beside the data, so that one rename makes it the data. */
const unfinishedPrefix = (dataFolder: string): string => `${dataFolder}.unfinished-`;

/**
 * What killed starts left. An initdb of theirs may still be writing, which is why every start
 * builds under a name of its own; what cannot be removed yet goes at a later one.
 */
export async function sweepUnfinished(dataFolder: string): Promise<void> {
  const names = await readdir(dirname(dataFolder));
  const paths = names.map((name) => join(dirname(dataFolder), name));
  const left = paths.filter((path) => path.startsWith(unfinishedPrefix(dataFolder)));
  await Promise.allSettled(left.map((path) => rm(path, { recursive: true, force: true })));
}

/** The owner's password anew, where `.data/local.json` was lost and with it the old one. */
export async function replacePassword(placement: Placement, password: string): Promise<void> {
  await runSingleUser(placement, placement.dataFolder, [
    `alter role ${databaseOwner.role} password ${quoteLiteral(password)}`,
  ]);
}

/**
 * Data in a home outside that no `.data` points to any more: whoever removed `.data` wanted to
 * begin anew, but perhaps not to lose everything.
 */
export async function setAsideUnlinkedData(
  dataFolder: string,
  tell: Tell,
  now: Date,
): Promise<void> {
  const names = await readdir(dataFolder).catch(() => []);
  if (names.length === 0) return;
  const aside = `${dataFolder}.unlinked-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(dataFolder, aside);
  tell(
    `Nothing points to the data in ${dataFolder} any more: moved to ${basename(aside)} beside it.`,
  );
}

/** From the checkout to the data outside of it. */
export async function linkData(dataFolder: string, dataPath: string, tell: Tell): Promise<void> {
  // At most an empty folder is there, and nothing else is removed by this.
  await rmdir(dataPath).catch(ignoreAbsence);
  await symlink(dataFolder, dataPath);
  tell(
    `PostgreSQL does not run as root, and its user cannot enter this folder: its data is in ` +
      `${dataFolder}, ${dataPath} is a link to it.`,
  );
}

/**
 * One behaviour on every machine: a locale that PostgreSQL brings itself (since 17), so neither
 * sorting nor indexes depend on the C library. Nobody can sign in until our rules are in place.
 */
function initdbArguments(folder: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=reject',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}

/** Over loopback with a password, and no other way. The superuser has none, so he never gets in. */
const accessRules = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** The owner is no superuser, as in production: a migration that needs one fails here first. */
function ownerStatements(password: string): string[] {
  const { role, database } = databaseOwner;
  return [
    `create role ${role} login createdb createrole password ${quoteLiteral(password)}`,
    // Else it could neither drop a database that a service is still connected to, nor see who
    // waits for whom.
    `grant pg_signal_backend, pg_read_all_stats to ${role}`,
    `create database ${database} owner ${role}`,
  ];
}

function explainRename(error: unknown, dataFolder: string): unknown {
  if (codeOf(error) !== 'EBUSY' && codeOf(error) !== 'EXDEV') return error;
  return new StartFault(
    'data_folder_mounted',
    `${dataFolder} is a mount point: mount its parent folder instead, or give DATABASE_URL.`,
    { cause: error },
  );
}

function ignoreAbsence(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}
