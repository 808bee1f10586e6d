import { ProblemError } from '../api/problem.error.js';

/** What went wrong and what to do about it, for a person at the door. */
export interface Refusal {
  readonly title: string;
  readonly advice: string;
}

const unreachable: Refusal = {
  title: 'ALT could not be reached',
  advice: 'Check your connection and try again. What you typed is still here.',
};
const passing: Refusal = {
  title: 'ALT cannot do this just now',
  advice: 'This passes by itself. Please try again in a moment.',
};

const wrong: Refusal = {
  title: 'E-mail or password is wrong',
  advice: 'Check both. If this is your first time here, create an account.',
};

export function refusalOf(error: Error): Refusal {
  if (!(error instanceof ProblemError)) return unreachable;
  if (error.status >= 500) return passing;
  const { title, detail, errors = [], code } = error.problem;
  if (errors.length > 0) return { title: 'Not quite', advice: 'Please look at the marked fields.' };
  return code === 'wrong_credentials' ? wrong : { title, advice: detail ?? '' };
}
