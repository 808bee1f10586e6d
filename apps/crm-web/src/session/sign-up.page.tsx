import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ProblemError } from '../api/problem.error.js';
import { LinkAnchor } from '../app/link.js';
import { Entrance } from './entrance.js';
import { useSignUp } from './session.mutations.js';

const route = getRouteApi('/signed-out');

export function SignUpPage() {
  const search = route.useSearch();
  const signUp = useSignUp();
  const errorOf = (field: string): string | undefined =>
    signUp.error instanceof ProblemError ? signUp.error.ofField(field) : undefined;
  return (
    <Entrance
      title="Create an account"
      explanation="It takes a minute. You can connect your calendar afterwards."
      error={signUp.error}
      onEnter={(field) =>
        signUp.mutate({
          name: field('name'),
          email: field('email'),
          password: field('password'),
        })
      }
      otherwise={
        <>
          Have an account already?{' '}
          <LinkAnchor to="/sign-in" search={search} underline="always">
            Sign in
          </LinkAnchor>
        </>
      }
    >
      <TextInput
        label="Your name"
        description="How colleagues know you."
        name="name"
        autoComplete="name"
        error={errorOf('name')}
        size="md"
        withAsterisk={false}
        required
      />
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
        description="At least 10 characters; a few words are easier to remember than symbols."
        name="password"
        autoComplete="new-password"
        minLength={10}
        error={errorOf('password')}
        size="md"
        withAsterisk={false}
        required
      />
      <Button type="submit" size="md" loading={signUp.isPending}>
        Create the account
      </Button>
    </Entrance>
  );
}
