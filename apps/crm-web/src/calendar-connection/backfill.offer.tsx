import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import classes from './card.module.css';
import { offerInWords } from './card.state.js';
import { missingQuery } from './connection.query.js';
import { troubleInWords } from './trouble.words.js';
import type { useBackfill } from './use.backfill.js';

interface BackfillOfferProps {
  readonly backfill: ReturnType<typeof useBackfill>;
  readonly begin: () => void;
}

/** Brings what was made before the calendar was connected, and shows how far that is. */
export function BackfillOffer({ backfill, begin }: BackfillOfferProps) {
  const missing = useQuery(missingQuery);
  const { progress, outcome, error, isSending } = backfill;
  const offer = offerInWords(missing.data ?? 0);
  return (
    <>
      {progress !== null && <BackfillProgress {...progress} />}
      {progress === null && offer !== null && (
        <div className={classes['offer']}>
          <Text>{offer}</Text>
          <Button variant="light" onClick={begin} loading={isSending}>
            {missing.data === 1 ? 'Add it' : 'Add them'}
          </Button>
        </div>
      )}
      <div role="status">
        {outcome !== null && (
          <Text mt="sm" size="sm">
            {outcome}
          </Text>
        )}
      </div>
      <div role="alert">
        {error !== null && (
          <Text mt="xs" size="sm" className={classes['bad'] ?? ''}>
            {troubleInWords(error)}
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
