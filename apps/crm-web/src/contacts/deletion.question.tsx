import { Button, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { appointmentsWith } from '../appointments/appointment.queries.js';
import { refusalInWords } from '../api/refusal.words.js';
import { useDeleteContact } from './contact.mutations.js';
import type { Contact } from './contact.queries.js';
import { deletionWords } from './deletion.words.js';
import card from './contact.card.module.css';

interface DeletionQuestionProps {
  readonly contact: Contact;
  readonly onKeep: () => void;
}

export function DeletionQuestion({ contact, onKeep }: DeletionQuestionProps) {
  const { id, name } = contact;
  const { data } = useQuery(appointmentsWith(id));
  const { mutate, error, isTaken } = useDeleteContact(id);
  const navigate = useNavigate();
  const question = useRef<HTMLDivElement>(null);
  // It stands where the pressed button was, and on a phone it grows below the screen.
  useEffect(() => bringForward(question.current), []);
  useEffect(() => {
    if (error !== null) bringForward(question.current);
  }, [error]);
  const remove = (): void =>
    mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: `Deleted ${name}`, withCloseButton: false });
        void navigate({ to: '/contacts' });
      },
    });
  return (
    <div
      className={`${card['card']} ${card['question']}`}
      // Read because it has the focus: as an alert it would be read twice.
      role="group"
      aria-labelledby="deletion-title"
      aria-describedby="deletion-words"
      tabIndex={-1}
      data-home
      ref={question}
    >
      <Title order={2} size="h4" mb="xs" id="deletion-title">
        Delete {name}?
      </Title>
      <div id="deletion-words">
        <Text mb="md">{deletionWords(name, data?.length ?? null)}</Text>
        {error !== null && (
          <Text mb="md" fw={600} c="var(--bad)">
            Not deleted. {refusalInWords(error)}
          </Text>
        )}
      </div>
      <Group gap="sm">
        <Button color="red" loading={isTaken} onClick={remove}>
          Delete contact
        </Button>
        <Button variant="default" disabled={isTaken} onClick={onKeep}>
          Keep
        </Button>
      </Group>
    </div>
  );
}

function bringForward(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: 'nearest' });
}
