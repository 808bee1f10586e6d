import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { LinkAnchor } from '../page/link.js';
import { hasDrafts } from '../offline/drafts.js';
import { fieldOf } from './entrance.fields.js';
import { Entrance } from './entrance.js';
import { useSignIn } from './session.mutations.js';

const route = getRouteApi('/signed-out');

export function SignInPage() {
  const search = route.useSearch();
  const signIn = useSignIn();
  // Whoever signs out in another tab has all of it forgotten.
  const [isKept] = useState(hasDrafts);
  return (
    <Entrance
      title="Sign in"
      explanation={
        search.ended === true
          ? `You were signed out. Sign in to go on where you were${isKept ? '; what you typed is kept' : ''}.`
          : 'Your appointments, here and in your Google Calendar.'
      }
      error={signIn.error}
      onEnter={(field) => signIn.mutate({ email: field('email'), password: field('password') })}
      otherwise={
        <>
          New here?{' '}
          <LinkAnchor to="/sign-up" search={search} underline="always">
            Create an account
          </LinkAnchor>
        </>
      }
    >
      <TextInput
        label="E-mail"
        {...fieldOf('email', signIn.error)}
        type="email"
        autoComplete="username"
      />
      <PasswordInput
        label="Password"
        {...fieldOf('password', signIn.error)}
        autoComplete="current-password"
      />
      <Button type="submit" loading={signIn.isTaken}>
        Sign in
      </Button>
    </Entrance>
  );
}
