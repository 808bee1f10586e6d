import { notifications } from '@mantine/notifications';
import type { Appointment } from './appointment.lists.js';
import type { Outcome } from './appointment.saving.js';
import { refusalInWords } from '../api/refusal.words.js';
import { dayWords, timeWords } from './time.words.js';

const saved = 'saved';

/** Makes room: what can be undone has only seconds to be seen. */
export const hideSaved = (): void => void notifications.hide(saved);

/** When it is: it need not be on the page behind. */
export function showSaved(appointment: Appointment): void {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const reader = { zone, now: Date.now() };
  hideSaved();
  notifications.show({
    id: saved,
    message: `Saved: ${dayWords(appointment, reader)}, ${timeWords(appointment, reader)}`,
    autoClose: 3000,
    withCloseButton: false,
  });
}

/** For somebody who closed the drawer before the answer came. */
export function showUnsaved(title: string, outcome: Outcome): void {
  const reason =
    outcome.kind === 'refused' ? refusalInWords(outcome.error) : 'This was changed somewhere else.';
  notifications.show({
    color: 'red',
    message: `“${title}” was not saved. ${reason} Open it again: what you typed is kept.`,
    autoClose: 10_000,
  });
}
