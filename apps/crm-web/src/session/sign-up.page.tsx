import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { LinkAnchor } from '../page/link.js';
import { fieldOf } from './entrance.fields.js';
import { Entrance } from './entrance.js';
import { useSignUp } from './session.mutations.js';

const route = getRouteApi('/signed-out');

export function SignUpPage() {
  const search = route.useSearch();
  const signUp = useSignUp();
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
      <TextInput label="Your name" {...fieldOf('name', signUp.error)} autoComplete="name" />
      <TextInput
        label="E-mail"
        {...fieldOf('email', signUp.error)}
        type="email"
        autoComplete="username"
      />
      <PasswordInput
        label="Password"
        description="At least 10 characters; a few words are easier to remember than symbols."
        {...fieldOf('password', signUp.error)}
        autoComplete="new-password"
        minLength={10}
      />
      <Button type="submit" loading={signUp.isTaken}>
        Create the account
      </Button>
    </Entrance>
  );
}
