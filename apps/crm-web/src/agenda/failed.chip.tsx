import { UnstyledButton } from '@mantine/core';
import classes from './agenda.module.css';

interface FailedChipProps {
  /** How many of those that are shown could not be put on the calendar. */
  readonly count: number;
  readonly isPressed: boolean;
  readonly onPress: (isPressed: boolean) => void;
}

/** Shows only what needs the agent's hand; not there while nothing does. */
export function FailedChip({ count, isPressed, onPress }: FailedChipProps) {
  if (count === 0) return null;
  return (
    <UnstyledButton
      className={classes['chip'] ?? ''}
      aria-pressed={isPressed}
      onClick={() => onPress(!isPressed)}
    >
      {count} failed
    </UnstyledButton>
  );
}
