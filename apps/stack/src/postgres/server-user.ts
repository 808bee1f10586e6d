import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { StartFault } from '../start.fault.js';
import type { FolderOwner } from './data-folder.js';
import type { ServerUser } from './server-command.js';

const run = promisify(execFile);

/** What the person is told while it happens, a line at a time. */
export type Tell = (line: string) => void;

/** `useradd` where it exists; `adduser` as BusyBox has it. */
const waysToMakeUser: readonly (readonly [string, ...string[]])[] = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
  ['adduser', '-S', '-D', '-H', '-s', '/bin/false', 'postgres'],
];

/**
 * Whom the server runs as: nobody else, unless we are root.
 *
 * @param dataOwner of the data that is already there: the server insists on being it
 */
export async function chooseServerUser(
  dataOwner: FolderOwner | undefined,
  tell: Tell,
): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (dataOwner !== undefined && dataOwner.uid !== 0) {
    return { name: `with the id ${dataOwner.uid}`, ...dataOwner };
  }
  const found =
    (await findUser('postgres')) ?? (await makeUser(tell)) ?? (await findUser('nobody'));
  if (found !== undefined) return found;
  throw new StartFault(
    'no_server_user',
    'PostgreSQL does not run as root, and no user "postgres" could be made for it: make one ' +
      '(useradd --system postgres), or start as an ordinary user.',
  );
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function makeUser(tell: Tell): Promise<ServerUser | undefined> {
  for (const [program, ...args] of waysToMakeUser) {
    try {
      // One after the other: the second way is for systems without the first.
      await run(program, args);
    } catch {
      continue;
    }
    tell('Made the system user "postgres": PostgreSQL does not run as root.');
    return findUser('postgres');
  }
  return undefined;
}
