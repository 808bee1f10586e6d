import { useEffect, useState } from 'react';
import type { Schemas } from '../api/api.client.js';
import { type Backfill, progressOf } from './backfill.progress.js';
import { useSendMissing } from './connection.mutations.js';
import { dropBackfill, keepBackfill, keptBackfill } from './kept.backfill.js';

/**
 * A backfill, from the click until it is told what came of it.
 *
 * @param readAt when the connection was read
 */
export function useBackfill(connection: Schemas['CalendarConnection'], readAt: number) {
  const [running, setRunning] = useState<Backfill | null>(keptBackfill);
  const [outcome, setOutcome] = useState<string | null>(null);
  const sending = useSendMissing((backfill) => {
    keepBackfill(backfill);
    setRunning(backfill);
  });
  const progress = running === null ? null : progressOf(running, connection, readAt);
  // What waits from then on is no part of it.
  if (progress !== null && progress.kind !== 'running') {
    setRunning(null);
    if (progress.kind === 'over') setOutcome(progress.words);
  }
  useEffect(() => {
    if (running === null) dropBackfill();
  }, [running]);
  return {
    progress: progress?.kind === 'running' ? progress : null,
    outcome,
    error: sending.error,
    isSending: sending.isPending,
    begin: () => {
      setOutcome(null);
      sending.mutate(connection);
    },
  };
}
