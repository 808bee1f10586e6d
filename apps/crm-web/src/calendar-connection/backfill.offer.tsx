import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../api/api.client.js';
import classes from './card.module.css';
import { addedInWords, offerInWords, progressOf } from './card.state.js';
import { useBackfill } from './connection.mutations.js';
import { missingQuery } from './connection.query.js';
import { troubleInWords } from './trouble.words.js';

interface BackfillOfferProps {
  readonly connection: Schemas['CalendarConnection'];
}

/** Brings what was made before the calendar was connected, and shows how far that is. */
export function BackfillOffer({ connection }: BackfillOfferProps) {
  const missing = useQuery(missingQuery);
  const backfill = useBackfill();
  const [failedBefore, setFailedBefore] = useState(0);
  const [added, setAdded] = useState<number | null>(null);
  const begin = (): void => {
    setAdded(null);
    setFailedBefore(connection.failed);
    backfill.mutate();
  };
  const offer = offerInWords(missing.data ?? 0);
  const progress =
    backfill.isSuccess && added === null
      ? progressOf({ appointments: backfill.data, failedBefore }, connection)
      : null;
  // What waits from then on is no part of it.
  if (progress?.kind === 'over') setAdded(progress.added);
  return (
    <>
      {offer !== null && (
        <div className={classes['offer']}>
          <Text>{offer}</Text>
          <Button h={44} variant="light" onClick={begin} loading={backfill.isPending}>
            Add them
          </Button>
        </div>
      )}
      {progress?.kind === 'running' && <BackfillProgress {...progress} />}
      <div role="status">
        {offer === null && added !== null && (
          <Text mt="sm" size="sm">
            {addedInWords(added)}
          </Text>
        )}
      </div>
      <div role="alert">
        {backfill.error !== null && (
          <Text mt="xs" size="sm" className={classes['bad'] ?? ''}>
            {troubleInWords(backfill.error)}
          </Text>
        )}
      </div>
    </>
  );
}

function BackfillProgress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <div className={classes['offer']}>
      <Text id="backfill-progress">
        {done} of {total} are on your calendar
      </Text>
      <progress
        className={classes['progress']}
        aria-labelledby="backfill-progress"
        value={done}
        max={total}
      />
    </div>
  );
}
