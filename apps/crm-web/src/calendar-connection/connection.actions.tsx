import { Button } from '@mantine/core';
import classes from './card.module.css';

interface ActionsProps {
  readonly connect: () => void;
  readonly isLeaving: boolean;
  readonly disconnect: () => void;
  /** Whether reconnecting is what the person should do now. */
  readonly isReconnectWise: boolean;
}

export function ConnectionActions(props: ActionsProps) {
  const { connect, isLeaving, disconnect, isReconnectWise } = props;
  return (
    <div className={classes['actions']}>
      <Button
        h={44}
        variant={isReconnectWise ? 'filled' : 'default'}
        onClick={connect}
        loading={isLeaving}
      >
        Reconnect
      </Button>
      <Button h={44} variant="subtle" color="gray" onClick={disconnect}>
        Disconnect
      </Button>
    </div>
  );
}
