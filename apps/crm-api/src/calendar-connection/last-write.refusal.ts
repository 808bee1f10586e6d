import { Problem } from '#shared/http/index.js';

/** Disconnected, yet not as promised: a delivery that had its token already may still write. */
export function lastWriteUnderWay(leftMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(leftMs / 1_000));
  return new Problem(503, 'last_write_under_way', 'A last change may still be on its way', {
    detail:
      'Your calendar is disconnected and its tokens are deleted. A change that was already on ' +
      `its way may still reach Google in the next ${seconds} seconds.`,
    headers: { 'retry-after': String(seconds) },
  });
}
