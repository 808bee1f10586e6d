import { notifications } from '@mantine/notifications';
import { isSignedOut } from '../session/sign-out.watch.js';
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
  // At the door it is said that what was typed is kept, and not to everybody what that is.
  if (outcome.kind === 'refused' && isSignedOut(outcome.error)) return;
  notifications.show({
    color: 'red',
    message: `“${title}” was not saved. ${unsavedWords(outcome)}`,
    autoClose: 10_000,
  });
}

function unsavedWords(outcome: Outcome): string {
  if (outcome.kind === 'gone') return 'It was deleted somewhere else.';
  const reason =
    outcome.kind === 'refused' ? refusalInWords(outcome.error) : 'This was changed somewhere else.';
  return `${reason} Open it again: what you typed is kept.`;
}
