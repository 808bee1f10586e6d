import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSigningOut } from '../session/signing.out.js';
import { sessionQuery } from '../session/session.query.js';
import classes from './navigation.module.css';

/** Whose ALT this is; on a phone the settings say it. */
export function NavigationAccount() {
  const { data: account } = useQuery(sessionQuery);
  const signingOut = useSigningOut();
  return (
    <div className={classes['account']}>
      <span className={classes['person']}>{account?.name}</span>
      <span className={classes['email']}>{account?.email}</span>
      <UnstyledButton
        className={classes['signOut'] ?? ''}
        onClick={signingOut.begin}
        disabled={signingOut.isTaken}
      >
        Sign out
      </UnstyledButton>
      <span role="alert" className={classes['stillHere']}>
        {signingOut.isError && 'You are still signed in: ALT could not be reached.'}
      </span>
      {signingOut.question}
    </div>
  );
}
