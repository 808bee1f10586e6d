import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { deleteAppointment } from './appointment.deletion.js';
import type { Appointment } from './appointment.lists.js';

interface DeleteButtonProps {
  readonly appointment: Appointment;
  readonly isDisabled: boolean;
  readonly onDelete: () => void;
}

/** Asks nothing: it can be undone for some seconds. */
export function DeleteButton({ appointment, isDisabled, onDelete }: DeleteButtonProps) {
  const cache = useQueryClient();
  return (
    <Button
      h={48}
      variant="subtle"
      color="red"
      c={isDisabled ? 'dimmed' : 'var(--bad)'}
      disabled={isDisabled}
      onClick={() => {
        deleteAppointment(cache, appointment);
        onDelete();
      }}
    >
      Delete
    </Button>
  );
}
