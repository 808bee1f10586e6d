import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Contact } from './contact.queries.js';
import { DeletionQuestion } from './deletion.question.js';

/** Asked twice, unlike an appointment's: more goes than can be seen, and nothing brings it back. */
export function ContactDeletion({ contact }: { readonly contact: Contact }) {
  /** undefined: not yet. */
  const [isAsked, setAsked] = useState<boolean>();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The question that had the focus is gone.
    if (isAsked === false) button.current?.focus();
  }, [isAsked]);
  if (isAsked === true) {
    return <DeletionQuestion contact={contact} onKeep={() => setAsked(false)} />;
  }
  return (
    <div>
      <Button
        px="xs"
        ml="-xs"
        variant="subtle"
        color="red"
        c="var(--bad)"
        ref={button}
        onClick={() => setAsked(true)}
      >
        Delete contact
      </Button>
    </div>
  );
}
