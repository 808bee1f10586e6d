import { QueryFailedError } from 'typeorm';

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** Whether the database refused a statement because of this unique constraint. */
export const breaksUnique = (error: unknown, constraint: string): boolean =>
  refusedBy(error, uniqueViolation, (name) => name === constraint);

/**
 * Whether a row was refused because the account it belongs to is gone: the account was deleted
 * while a request of its own was under way.
 */
export const accountIsGone = (error: unknown): boolean =>
  refusedBy(error, foreignKeyViolation, (name) => /_(?:agent|account)_id_fkey$/.test(name));

function refusedBy(error: unknown, code: string, accepts: (name: string) => boolean): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || !('constraint' in cause)) return false;
  return cause.code === code && accepts(String(cause.constraint));
}
