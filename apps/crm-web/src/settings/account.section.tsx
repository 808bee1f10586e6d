import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { lazyPart } from '../app/lazy.part.js';
import { sessionQuery } from '../session/session.query.js';
import { useSignOut } from '../session/session.mutations.js';
import classes from './settings.module.css';
import { SettingsSection } from './settings.section.js';

const DeleteAccountDialog = lazyPart(
  async () => (await import('./delete-account.dialog.js')).DeleteAccountDialog,
);

export function AccountSection() {
  const { data: account } = useQuery(sessionQuery);
  const signOut = useSignOut();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <SettingsSection id="account" title="Account">
      <dl className={classes['facts']}>
        <dt>Name</dt>
        <dd>{account?.name}</dd>
        <dt>E-mail</dt>
        <dd>{account?.email}</dd>
      </dl>
      <Group gap="sm">
        <Button variant="default" onClick={() => signOut.mutate()} loading={signOut.isTaken}>
          Sign out
        </Button>
        <Button variant="subtle" color="red" c="var(--bad)" onClick={() => setDeleting(true)}>
          Delete account
        </Button>
      </Group>
      <div role="alert">
        {signOut.isError && (
          <Text mt="sm">You are still signed in: ALT could not be reached. Please try again.</Text>
        )}
      </div>
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteAccountDialog onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </SettingsSection>
  );
}
