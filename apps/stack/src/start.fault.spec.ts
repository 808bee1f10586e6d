import { describe, expect, it } from '@jest/globals';
import { explainFileError, StartFault } from './start.fault.js';

const refused = (code: string) =>
  Object.assign(new Error('no'), { code, path: '/srv/alt/.data/x' });

describe('what the file system refuses', () => {
  it.each([
    ['ENOSPC', 'disk_full', 'no space left'],
    ['EROFS', 'folder_readonly', 'read-only'],
    ['EACCES', 'folder_readonly', 'owner and mode'],
  ])('with %s becomes a sentence with the path', (code, name, text) => {
    expect(explainFileError(refused(code))).toMatchObject({
      code: name,
      message: expect.stringMatching(new RegExp(`^/srv/alt/\\.data/x .*${text}`)),
    });
  });

  it('stays what it was otherwise', () => {
    for (const error of [new StartFault('x', 'y'), refused('EBADF'), 'text']) {
      expect(explainFileError(error)).toBe(error);
    }
  });
});
