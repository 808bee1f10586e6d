import { describe, expect, it } from '@jest/globals';
import { type DataFolder, judgeDataFolder } from './data-folder.js';

const path = '/srv/alt/.data/postgres';
const owner = { uid: 101, gid: 104 };
const judge = (found: DataFolder) => judgeDataFolder(found, path, '18');

describe('what is found where the data should be', () => {
  it.each(['absent', 'empty'] as const)('makes room for a new cluster when it is %s', (kind) => {
    expect(judge({ kind })).toBe(false);
  });

  it('is used when it is a cluster of this major version', () => {
    expect(judge({ kind: 'cluster', major: '18', owner })).toBe(true);
  });

  it.each<[string, DataFolder, RegExp]>([
    [
      'data_of_another_version',
      { kind: 'cluster', major: '17', owner },
      /PostgreSQL 17.*brings PostgreSQL 18.*pg_dump/,
    ],
    ['data_of_another_version', { kind: 'cluster', major: '9.6', owner }, /PostgreSQL 9\.6/],
    ['data_folder_taken', { kind: 'other', what: 'a file' }, /is a file.*move it away/],
    ['data_folder_incomplete', { kind: 'incomplete' }, /pg_control.*backup/],
    [
      'data_folder_gone',
      { kind: 'dangling', target: '/mnt/disk' },
      /points to \/mnt\/disk.*remove the link/,
    ],
    ['data_folder_unreadable', { kind: 'unreadable' }, /cannot be read.*as root/],
  ])('is left alone as %s, with the folder and a remedy in one sentence', (code, found, text) => {
    expect(() => judge(found)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(text) }),
    );
    expect(() => judge(found)).toThrow(path);
  });
});
