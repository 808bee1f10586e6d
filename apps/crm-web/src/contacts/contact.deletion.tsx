import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Contact } from './contact.queries.js';
import { DeletionQuestion } from './deletion.question.js';

/** Asked twice, unlike an appointment's: more goes than can be seen, and nothing brings it back. */
export function ContactDeletion({ contact }: { readonly contact: Contact }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section>
      {isAsked ? (
        <DeletionQuestion contact={contact} onKeep={() => setAsked(false)} />
      ) : (
        <Button
          px="xs"
          ml="-xs"
          variant="subtle"
          color="red"
          c="var(--bad)"
          data-home
          onClick={() => setAsked(true)}
        >
          Delete contact
        </Button>
      )}
    </section>
  );
}
