/**
 * Sockets that break, names that are not known for the moment, and what PostgreSQL says while it
 * stops, starts, is full, only reads, takes too long, or
 * had to choose between two (SQLSTATE).
 */
const codes =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08...|25006|25P03|40001|40P01|53...|55P03|57014|57P0[1-5]|58030)$/;

/** pg has no codes for these. */
const messages =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client (?:has encountered a connection error|was closed) and is not queryable)/;

/** TypeORM says it to the next statement of a transaction whose connection broke between two. */
const names = /^QueryRunner(?:Provider)?AlreadyReleasedError$/;

/** Whether an error means that the database is away for the moment, and nothing about the request. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && codes.test(String(error.code))) return true;
  if (messages.test(error.message) || names.test(error.name)) return true;
  return 'driverError' in error && isDatabaseAway(error.driverError);
}
