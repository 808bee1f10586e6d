import { Button, Text } from '@mantine/core';
import type { Schemas } from '../api/api.client.js';
import classes from './card.module.css';
import { waitingInWords } from './card.state.js';

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
      <div className={classes['actions']}>
        <Button h={44} onClick={connect} loading={isLeaving}>
          Reconnect
        </Button>
        <Button h={44} variant="subtle" color="gray" onClick={disconnect}>
          Disconnect
        </Button>
      </div>
    </>
  );
}
