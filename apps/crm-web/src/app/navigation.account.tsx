import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSignOut } from '../session/session.mutations.js';
import { sessionQuery } from '../session/session.query.js';
import classes from './navigation.module.css';

/** Whose ALT this is; on a phone the settings say it. */
export function NavigationAccount() {
  const { data: account } = useQuery(sessionQuery);
  const signOut = useSignOut();
  return (
    <div className={classes['account']}>
      <span className={classes['person']}>{account?.name}</span>
      <span className={classes['email']}>{account?.email}</span>
      <UnstyledButton
        className={classes['signOut'] ?? ''}
        onClick={() => signOut.mutate()}
        disabled={signOut.isTaken}
      >
        Sign out
      </UnstyledButton>
      <span role="alert" className={classes['stillHere']}>
        {signOut.isError && 'You are still signed in: ALT could not be reached.'}
      </span>
    </div>
  );
}
