import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { lazyPart } from '../page/lazy.part.js';
import { sessionQuery } from '../session/session.query.js';
import { useSigningOut } from '../session/signing.out.js';
import classes from './settings.module.css';
import { PageSection } from '../page/page.section.js';

const DeleteAccountDialog = lazyPart(
  async () => (await import('./delete-account.dialog.js')).DeleteAccountDialog,
);

export function AccountSection() {
  const { data: account } = useQuery(sessionQuery);
  const signingOut = useSigningOut();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <PageSection id="account" title="Account">
      <dl className={classes['facts']}>
        <dt>Name</dt>
        <dd>{account?.name}</dd>
        <dt>E-mail</dt>
        <dd>{account?.email}</dd>
      </dl>
      <Group gap="sm">
        <Button variant="default" onClick={signingOut.begin} loading={signingOut.isTaken}>
          Sign out
        </Button>
        <Button variant="subtle" color="red" c="var(--bad)" onClick={() => setDeleting(true)}>
          Delete account
        </Button>
      </Group>
      <div role="alert">
        {signingOut.isError && (
          <Text mt="sm">You are still signed in: ALT could not be reached. Please try again.</Text>
        )}
      </div>
      {signingOut.question}
      {isDeleting && (
        <Suspense fallback={null}>
          <DeleteAccountDialog onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </PageSection>
  );
}
