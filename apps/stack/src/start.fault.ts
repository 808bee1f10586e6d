import { isNativeError } from 'node:util/types';
import { ConfigError } from '#shared/config/index.js';
import { describeError } from '#shared/logging/index.js';

/**
 * A reason why the product cannot run here, told in one sentence that names the thing and the
 * remedy. Whoever started it reads the message and nothing else: no stack, no secret.
 */
export class StartFault extends Error {
  constructor(
    /** Stable, for tests and scripts. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartFault';
  }
}

/** The code that Node and PostgreSQL's driver put on their errors: `ENOSPC`, `28P01`. */
export function codeOf(error: unknown): string | undefined {
  // Not instanceof: Node's own errors are of another realm in a test.
  return isNativeError(error) && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

const fileFaults: ReadonlyMap<string | undefined, readonly [code: string, remedy: string]> =
  new Map([
    ['ENOSPC', ['disk_full', 'has no space left: free some and start again']],
    ['EDQUOT', ['disk_full', 'is over its quota: free some space and start again']],
    ['EROFS', ['folder_readonly', 'is on a read-only file system: make it writable']],
    ['EACCES', ['folder_readonly', 'cannot be used by this user: correct its owner and mode']],
    ['EPERM', ['folder_readonly', 'cannot be used by this user: correct its owner and mode']],
  ]);

/** What the file system refuses, as a sentence; every other error as it is. */
export function explainFileError(error: unknown): unknown {
  if (error instanceof StartFault || !isNativeError(error)) return error;
  const found = fileFaults.get(codeOf(error));
  if (found === undefined) return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'The disk';
  return new StartFault(found[0], `${path} ${found[1]}.`, { cause: error });
}

/** What to tell the person who started a command that ended for this reason. */
export function faultInWords(thrown: unknown): string {
  const error = explainFileError(thrown);
  if (error instanceof StartFault || error instanceof ConfigError) return error.message;
  const { name, code, message, stack } = describeError(error);
  return `This should not happen (${code ?? name}): ${message}\n${stack ?? ''}`;
}
