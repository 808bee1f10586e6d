/**
 * What it means for a lane to be due again at the same version: from now on, and as if it had
 * never been tried. The assignments of an update of `outbox.lane`.
 */
export const dueAgainSql = `
  state = 'due',
  run_at = clock_timestamp(),
  attempts = 0,
  failing_since = null,
  last_error_code = null,
  last_error_detail = null`;
