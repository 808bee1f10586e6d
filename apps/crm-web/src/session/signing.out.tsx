import { type ReactNode, Suspense, useState } from 'react';
import { lazyPart } from '../page/lazy.part.js';
import { hasDrafts } from '../offline/drafts.js';
import { useSignOut } from './session.mutations.js';

const SignOutQuestion = lazyPart(
  async () => (await import('./sign-out.question.js')).SignOutQuestion,
);

interface SigningOut {
  /** At once, or after a question where something would be lost. */
  readonly begin: () => void;
  readonly isTaken: boolean;
  readonly isError: boolean;
  /** To be drawn beside the button. */
  readonly question: ReactNode;
}

export function useSigningOut(): SigningOut {
  const { mutate, isTaken, isError } = useSignOut();
  const [isAsking, setAsking] = useState(false);
  const leave = (): void => {
    setAsking(false);
    mutate();
  };
  return {
    begin: () => (hasDrafts() ? setAsking(true) : leave()),
    isTaken,
    isError,
    question: isAsking && (
      <Suspense fallback={null}>
        <SignOutQuestion onStay={() => setAsking(false)} onLeave={leave} />
      </Suspense>
    ),
  };
}
