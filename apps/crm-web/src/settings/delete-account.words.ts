import { ProblemError } from '../api/problem.error.js';

/** Why an account was not deleted: the password's field says it, or the dialog. */
export interface DeletionRefusal {
  readonly ofPassword?: string;
  readonly general?: string;
}

const unreachable =
  'ALT could not be reached. Your account may still be there; check your connection and try again.';

export function deletionRefusal(error: Error): DeletionRefusal {
  if (!(error instanceof ProblemError)) return { general: unreachable };
  const ofPassword = error.ofField('password');
  if (ofPassword !== undefined) return { ofPassword };
  return error.code === 'wrong_password'
    ? { ofPassword: error.message }
    : { general: error.message };
}
