import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { hideSaved } from './saved.toast.js';

const toastOf = (id: string): string => `deleted ${id}`;

export interface UndoActions {
  readonly undo: () => void;
  /** While somebody is at it, with the focus or the pointer, undoing stays possible. */
  readonly hold: () => void;
  readonly resume: () => void;
}

/** Stays for as long as undoing is possible: whoever shows it also takes it away. */
export function showUndo(id: string, title: string, actions: UndoActions): void {
  const { undo } = actions;
  const holders = new Set<'focus' | 'pointer'>();
  const hold = (holder: 'focus' | 'pointer') => () => {
    holders.add(holder);
    actions.hold();
  };
  const leave = (holder: 'focus' | 'pointer') => () => {
    holders.delete(holder);
    if (holders.size === 0) actions.resume();
  };
  hideSaved();
  onUndoKeys(id, undo);
  notifications.show({
    id: toastOf(id),
    autoClose: false,
    withCloseButton: false,
    message: (
      <Group
        justify="space-between"
        wrap="nowrap"
        gap="sm"
        onFocus={hold('focus')}
        onBlur={leave('focus')}
        onPointerEnter={hold('pointer')}
        onPointerLeave={leave('pointer')}
      >
        <Text size="sm" lineClamp={2} flex={1}>
          Deleted “{title}”
        </Text>
        <Button
          variant="subtle"
          onClick={undo}
          px="sm"
          flex="none"
          aria-keyshortcuts="Control+Z Meta+Z"
        >
          Undo
        </Button>
      </Group>
    ),
  });
}

/** The last one is undone first. */
const listening = new Map<string, () => void>();

/**
 * The button stands at the end of the document: whoever works by keys would not come there in time. Where
 * something is typed, the keys undo that.
 */
function onUndoKeys(id: string, undo: () => void): void {
  listening.get(id)?.();
  const pressed = (event: KeyboardEvent): void => {
    const isMeant =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea');
    if (!isMeant || isTyping || [...listening.keys()].at(-1) !== id) return;
    event.preventDefault();
    undo();
  };
  document.addEventListener('keydown', pressed);
  listening.set(id, () => document.removeEventListener('keydown', pressed));
}

export function hideUndo(id: string): void {
  listening.get(id)?.();
  listening.delete(id);
  notifications.hide(toastOf(id));
}

/** A deletion that was undone here when it was made elsewhere, too. */
export function showGone(title: string): void {
  notifications.show({
    autoClose: 10_000,
    message: `“${title}” was deleted somewhere else.`,
  });
}

/** A deletion whose answer never came: the list will tell. */
export function showUncertain(title: string): void {
  notifications.show({
    color: 'red',
    autoClose: 10_000,
    message: `ALT could not be reached. It is not certain that “${title}” was deleted.`,
  });
}

/** A deletion that came after the session: whoever is at the door need not know of what. */
export function showUnsent(): void {
  notifications.show({
    color: 'red',
    autoClose: false,
    message: 'You were signed out before an appointment was deleted. It is still there.',
  });
}

/** A deletion that the server refused. */
export function showKept(title: string, reason: string): void {
  notifications.show({
    color: 'red',
    // It may be sent while nobody looks.
    autoClose: false,
    message: `“${title}” was not deleted. ${reason}`,
  });
}
