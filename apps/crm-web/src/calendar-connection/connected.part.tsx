import { Text } from '@mantine/core';
import { useClock } from '../time/clock.now.js';
import type { Schemas } from '../api/api.client.js';
import { BackfillOffer } from './backfill.offer.js';
import classes from './card.module.css';
import { delayInWords, waitingInWords } from './card.state.js';
import { ConnectionActions } from './connection.actions.js';
import { expiryOf } from './expiry.words.js';
import { FailedList } from './failed.list.js';
import { LastSynced } from './last.synced.js';

interface ConnectedProps {
  readonly connection: Schemas['CalendarConnection'];
  readonly connect: () => void;
  readonly isLeaving: boolean;
  readonly disconnect: () => void;
}

export function ConnectedPart({ connection, connect, isLeaving, disconnect }: ConnectedProps) {
  const now = new Date(useClock().now);
  const { grantExpiresAt, lastSyncedAt, failed } = connection;
  const delay = delayInWords(connection);
  const waiting = waitingInWords(connection);
  const expiry = grantExpiresAt === null ? null : expiryOf(new Date(grantExpiresAt), now);
  return (
    <>
      <Text mt="md" size="sm">
        <LastSynced at={lastSyncedAt} now={now} />
        {waiting !== null && <span className={classes['count']}>{waiting}</span>}
      </Text>
      {delay !== null && <p className={classes['cause']}>{delay}</p>}
      {failed > 0 && <FailedList failed={failed} />}
      <BackfillOffer connection={connection} />
      {expiry !== null && (
        <p className={classes[expiry.isSoon ? 'cause' : 'aside']}>{expiry.words}</p>
      )}
      <ConnectionActions
        connect={connect}
        isLeaving={isLeaving}
        disconnect={disconnect}
        isReconnectWise={expiry?.isSoon === true}
      />
    </>
  );
}
