import { Button, Modal, PasswordInput, Text } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useDeleteAccount } from './delete-account.mutation.js';
import { deletionRefusal } from './delete-account.words.js';
import classes from './settings.module.css';

export function DeleteAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const removal = useDeleteAccount();
  const [password, setPassword] = useState('');
  const refusal = removal.error === null ? {} : deletionRefusal(removal.error);
  /** Not before it is known what became of the account. */
  const close = (): void => {
    if (!removal.isPending) onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    removal.mutate(password);
  };
  return (
    <Modal
      opened
      centered
      onClose={close}
      title="Delete your account?"
      closeButtonProps={{ disabled: removal.isPending }}
      data-scroll-lock
    >
      <Text>This is deleted at once and cannot be undone:</Text>
      <ul className={classes['list']}>
        <li>your contacts and appointments in ALT</li>
        <li>the connection to Google Calendar, with its tokens</li>
        <li>your account; you are signed out everywhere</li>
      </ul>
      <Text mt="xs">Events that are in your Google Calendar stay there.</Text>
      <form onSubmit={submit}>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          size="md"
          mt="md"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={refusal.ofPassword}
        />
        <div role="alert">
          {refusal.general !== undefined && (
            <Text mt="sm" size="sm">
              {refusal.general}
            </Text>
          )}
        </div>
        <div className={classes['answers']}>
          <Button variant="default" onClick={close} disabled={removal.isPending}>
            Keep the account
          </Button>
          <Button color="red.9" type="submit" loading={removal.isTaken}>
            Delete account
          </Button>
        </div>
      </form>
    </Modal>
  );
}
