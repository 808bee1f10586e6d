import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemError } from '../api/problem.error.js';
import { LinkAnchor } from '../app/link.js';
import { hasDrafts } from '../offline/drafts.js';
import { Entrance } from './entrance.js';
import { useSignIn } from './session.mutations.js';

const route = getRouteApi('/signed-out');

export function SignInPage() {
  const search = route.useSearch();
  const signIn = useSignIn();
  // Whoever signs out in another tab has all of it forgotten.
  const [isKept] = useState(hasDrafts);
  const errorOf = (field: string): string | undefined =>
    signIn.error instanceof ProblemError ? signIn.error.ofField(field) : undefined;
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
        name="email"
        type="email"
        autoComplete="username"
        error={errorOf('email')}
        size="md"
        withAsterisk={false}
        required
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        error={errorOf('password')}
        size="md"
        withAsterisk={false}
        required
      />
      <Button type="submit" size="md" loading={signIn.isPending}>
        Sign in
      </Button>
    </Entrance>
  );
}
