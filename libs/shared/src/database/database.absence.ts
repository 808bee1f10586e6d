/** Sockets that break, and what PostgreSQL says while it stops, starts or is full (SQLSTATE). */
const codes =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|08...|57P0[1-5]|53[0-9A-Z]{3})$/;

/** pg has no codes for these. */
const messages =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether an error means that the database is away for the moment, and nothing about the request. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && codes.test(String(error.code))) return true;
  if (messages.test(error.message)) return true;
  return 'driverError' in error && isDatabaseAway(error.driverError);
}
