import { Button } from '@mantine/core';
import classes from './card.module.css';

interface ActionsProps {
  readonly connect: () => void;
  readonly isLeaving: boolean;
  readonly disconnect: () => void;
  /** Whether reconnecting is what the person should do now. */
  readonly isReconnectWise: boolean;
}

/** Where nothing has to be put right, the way to Google leads to another account. */
export function ConnectionActions(props: ActionsProps) {
  const { connect, isLeaving, disconnect, isReconnectWise } = props;
  return (
    <div className={classes['actions']}>
      {isReconnectWise ? (
        <>
          <Button onClick={connect} loading={isLeaving}>
            Reconnect
          </Button>
          <Button variant="subtle" color="gray" onClick={disconnect}>
            Disconnect
          </Button>
        </>
      ) : (
        <>
          <Button variant="default" onClick={disconnect}>
            Disconnect
          </Button>
          <Button px="xs" variant="subtle" onClick={connect} loading={isLeaving}>
            Use another account
          </Button>
        </>
      )}
    </div>
  );
}
