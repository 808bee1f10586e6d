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
          <Button h={44} onClick={connect} loading={isLeaving}>
            Reconnect
          </Button>
          <Button h={44} variant="subtle" color="gray" onClick={disconnect}>
            Disconnect
          </Button>
        </>
      ) : (
        <>
          <Button h={44} variant="default" onClick={disconnect}>
            Disconnect
          </Button>
          <Button h={44} variant="subtle" color="gray" onClick={connect} loading={isLeaving}>
            Use another account
          </Button>
        </>
      )}
    </div>
  );
}
