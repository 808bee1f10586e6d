import { Button, Modal, Text } from '@mantine/core';
import classes from './card.module.css';
import { Notice } from '../page/notice.js';
import { useDisconnect } from './connection.mutations.js';
import { disconnectFailure, lostInWords } from './disconnect.words.js';

interface DisconnectDialogProps {
  readonly waiting: number;
  /** @param words what was done; null: nothing */
  readonly onEnd: (words: string | null) => void;
}

const done = 'Disconnected. The tokens are deleted; events in your Google Calendar stay there.';

export function DisconnectDialog({ waiting, onEnd }: DisconnectDialogProps) {
  const disconnect = useDisconnect();
  const failure = disconnect.error === null ? null : disconnectFailure(disconnect.error);
  const isDone = failure?.isDisconnected === true;
  const lost = lostInWords(waiting);
  /** Not before it is known what became of the connection. */
  const close = (): void => {
    if (!disconnect.isPending) onEnd(isDone ? done : null);
  };
  return (
    <Modal
      opened
      centered
      onClose={close}
      title={isDone ? 'Google Calendar is disconnected' : 'Disconnect Google Calendar?'}
      closeButtonProps={{ disabled: disconnect.isPending }}
      data-scroll-lock
    >
      {!isDone && (
        <>
          <Text>Events that are in your Google Calendar stay there.</Text>
          <Text mt="xs">
            ALT immediately deletes the stored access and refresh tokens, and nothing new will sync.
          </Text>
          {lost !== null && <Text mt="xs">{lost}</Text>}
        </>
      )}
      <div role="alert">{failure !== null && <Notice tone="bad">{failure.words}</Notice>}</div>
      <div className={classes['answers']}>
        <Button variant="default" onClick={close} disabled={disconnect.isPending}>
          {isDone ? 'Close' : 'Keep it connected'}
        </Button>
        {!isDone && (
          <Button
            color="red.9"
            loading={disconnect.isTaken}
            onClick={() => disconnect.mutate(undefined, { onSuccess: () => onEnd(done) })}
          >
            {failure === null ? 'Disconnect' : 'Try again'}
          </Button>
        )}
      </div>
    </Modal>
  );
}
