import { Text } from '@mantine/core';
import { ProblemError } from '../api/problem.error.js';
import type { Outcome } from './appointment.saving.js';
import { refusalInWords } from '../api/refusal.words.js';
import classes from './appointment.form.module.css';

interface SaveTroubleProps {
  readonly outcome: Outcome;
  readonly isGone: boolean;
}

/** Why it is not saved, beside the button that was to save it: there the eye is. */
export function SaveTrouble({ outcome, isGone }: SaveTroubleProps) {
  return (
    <div role="alert" className={classes['trouble']}>
      {isGone && (
        <Text size="sm" fw={600} c="var(--warn)">
          This was deleted somewhere else. What you typed is still here.
        </Text>
      )}
      {outcome.kind === 'refused' && (
        <Text size="sm" fw={600} c="var(--bad)">
          Not saved. {refusedWords(outcome.error)}
        </Text>
      )}
    </div>
  );
}

function refusedWords(error: unknown): string {
  const isAboutFields = error instanceof ProblemError && (error.problem.errors ?? []).length > 0;
  if (isAboutFields) return 'Please look at the marked fields.';
  return `${refusalInWords(error)} What you typed is kept.`;
}
