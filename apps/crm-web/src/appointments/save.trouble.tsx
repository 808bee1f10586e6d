import { Text } from '@mantine/core';
import type { Outcome } from './appointment.saving.js';
import { unsavedInWords } from '../api/refusal.words.js';
import classes from './appointment.form.module.css';

interface SaveTroubleProps {
  readonly outcome: Outcome;
  readonly isGone: boolean;
  /** It is tried once more: whether it is refused again is not known yet. */
  readonly isSaving: boolean;
}

/** Why it is not saved, beside the button that was to save it: there the eye is. */
export function SaveTrouble({ outcome, isGone, isSaving }: SaveTroubleProps) {
  return (
    <div role="alert" className={classes['trouble']}>
      {isGone && (
        <Text size="sm" fw={600} c="var(--warn)">
          This was deleted somewhere else. What you typed is still here.
        </Text>
      )}
      {outcome.kind === 'refused' && !isSaving && (
        <Text size="sm" fw={600} c="var(--bad)">
          Not saved. {unsavedInWords(outcome.error)}
        </Text>
      )}
    </div>
  );
}
