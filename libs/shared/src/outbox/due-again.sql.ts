/** As if the lane had never been tried, nor crashed anybody: assignments of an update of `outbox.lane`. */
export const untriedSql = `
  attempts = 0,
  unsettled = 0,
  trials = 0,
  failing_since = null,
  last_error_code = null,
  last_error_detail = null`;

/**
 * What it means for a lane to be due again at the same version: the assignments of an update of
 * `outbox.lane`.
 *
 * @param runAt SQL of the moment from which on it is due
 */
export const dueAgainSql = (runAt = 'clock_timestamp()'): string => `
  state = 'due',
  run_at = ${runAt},
  -- An attempt that is forgotten here may have done anything.
  doubtful = lane.doubtful or lane.state = 'paused' and lane.attempts > 0,${untriedSql}`;
