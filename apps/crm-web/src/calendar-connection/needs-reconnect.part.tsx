import { Text } from '@mantine/core';
import type { Schemas } from '../api/api.client.js';
import classes from './card.module.css';
import { waitingInWords } from './card.state.js';
import { ConnectionActions } from './connection.actions.js';

interface NeedsReconnectProps {
  readonly connection: Schemas['CalendarConnection'];
  readonly connect: () => void;
  readonly isLeaving: boolean;
  readonly disconnect: () => void;
}

export function NeedsReconnectPart(props: NeedsReconnectProps) {
  const { connection, connect, isLeaving, disconnect } = props;
  const waiting = waitingInWords(connection);
  return (
    <>
      <div className={classes['cause']}>
        <Text>{connection.reason}</Text>
        {waiting !== null && (
          <Text mt="xs" fw={600}>
            {waiting}
          </Text>
        )}
      </div>
      <ConnectionActions
        connect={connect}
        isLeaving={isLeaving}
        disconnect={disconnect}
        isReconnectWise
      />
    </>
  );
}
