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
import { useBackfill } from './use.backfill.js';

interface ConnectedProps {
  readonly connection: Schemas['CalendarConnection'];
  /** When that was read. */
  readonly readAt: number;
  readonly connect: () => void;
  readonly isLeaving: boolean;
  readonly disconnect: () => void;
  /** A backfill begins: what was said before it is no news any more. */
  readonly onBackfill: () => void;
}

export function ConnectedPart(props: ConnectedProps) {
  const { connection, readAt, connect, isLeaving, disconnect, onBackfill } = props;
  const now = new Date(useClock().now);
  const backfill = useBackfill(connection, readAt);
  const { grantExpiresAt, lastSyncedAt, failed } = connection;
  const delay = delayInWords(connection);
  // While a backfill runs, its own words count what waits.
  const waiting = backfill.progress === null ? waitingInWords(connection) : null;
  const expiry = grantExpiresAt === null ? null : expiryOf(new Date(grantExpiresAt), now);
  const begin = (): void => {
    onBackfill();
    backfill.begin();
  };
  return (
    <>
      <Text mt="md" size="sm">
        <LastSynced at={lastSyncedAt} now={now} />
        {waiting !== null && <span className={classes['count']}>{waiting}</span>}
      </Text>
      {delay !== null && <p className={classes['cause']}>{delay}</p>}
      {failed > 0 && <FailedList failed={failed} />}
      <BackfillOffer backfill={backfill} begin={begin} />
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
