import { MutationCache, QueryCache } from '@tanstack/react-query';
import { ProblemError } from '../api/problem.error.js';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Nobody is signed in, says the server; that a password is wrong it says otherwise. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'not_signed_in';

/** @returns how to stop being told */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whatever is asked may be answered that nobody is signed in any more: in another tab they left, or
 * the session ran out.
 */
export function noticeSignOut(error: unknown): void {
  if (isSignedOut(error)) tellSignedOut();
}

export function tellSignedOut(): void {
  for (const listener of listeners) listener();
}

export const watchedQueries = (): QueryCache => new QueryCache({ onError: noticeSignOut });
export const watchedMutations = (): MutationCache => new MutationCache({ onError: noticeSignOut });
