import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { appointmentsWith } from '../appointments/appointment.queries.js';
import { refusalInWords } from '../appointments/refusal.words.js';
import { useDeleteContact } from './contact.mutations.js';
import type { Contact } from './contact.queries.js';
import { deletionWords } from './deletion.words.js';

/** Asked twice, unlike an appointment's: more goes than can be seen, and nothing brings it back. */
export function ContactDeletion({ contact }: { readonly contact: Contact }) {
  const { id, name } = contact;
  const [isAsked, setAsked] = useState(false);
  const { data } = useQuery(appointmentsWith(id));
  const deletion = useDeleteContact(id);
  const navigate = useNavigate();
  const remove = (): void =>
    deletion.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: `Deleted ${name}`, withCloseButton: false });
        void navigate({ to: '/contacts' });
      },
    });
  if (!isAsked) {
    return (
      <div>
        <Button
          h={44}
          px="xs"
          ml="-xs"
          variant="subtle"
          color="red"
          c="var(--bad)"
          onClick={() => setAsked(true)}
        >
          Delete contact
        </Button>
      </div>
    );
  }
  return (
    <Alert color="red" variant="light" title={`Delete ${name}?`} role="alert">
      <Text mb="md">{deletionWords(name, data?.length ?? null)}</Text>
      {deletion.error !== null && (
        <Text mb="md" fw={600}>
          Not deleted. {refusalInWords(deletion.error)}
        </Text>
      )}
      <Group gap="sm">
        <Button h={44} color="red" loading={deletion.isPending} onClick={remove}>
          Delete contact
        </Button>
        <Button
          h={44}
          variant="default"
          disabled={deletion.isPending}
          onClick={() => setAsked(false)}
        >
          Keep
        </Button>
      </Group>
    </Alert>
  );
}
