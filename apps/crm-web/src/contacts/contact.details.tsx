import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { ContactForm } from './contact.form.js';
import { dialLink, mailLink } from './contact.links.js';
import { useUpdateContact } from './contact.mutations.js';
import type { Contact } from './contact.queries.js';
import { changesOfContact, valuesOfContact } from './contact.values.js';
import card from './contact.card.module.css';
import classes from './contact.details.module.css';

interface ContactDetailsProps {
  readonly contact: Contact;
}

/** To dial and to write to with one tap; changed in place. */
export function ContactDetails({ contact }: ContactDetailsProps) {
  const [isEditing, setEditing] = useState(false);
  return (
    <section className={card['card']} aria-label="Details">
      {isEditing ? (
        <EditedDetails contact={contact} onEnd={() => setEditing(false)} />
      ) : (
        <>
          <Details contact={contact} />
          <Button
            mt="xs"
            px="xs"
            ml="-xs"
            variant="subtle"
            data-home
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
        </>
      )}
    </section>
  );
}

interface EditedDetailsProps extends ContactDetailsProps {
  readonly onEnd: () => void;
}

function EditedDetails({ contact, onEnd }: EditedDetailsProps) {
  const update = useUpdateContact(contact.id);
  const stored = valuesOfContact(contact);
  return (
    <ContactForm
      what={`contact ${contact.id}`}
      stored={stored}
      isSaving={update.isPending}
      error={update.error}
      onCancel={onEnd}
      onSave={async (values) => {
        const changes = changesOfContact(values, stored);
        if (Object.keys(changes).length > 0) await update.mutateAsync(changes);
        onEnd();
      }}
    />
  );
}

function Details({ contact }: ContactDetailsProps) {
  const { phone, email, notes } = contact;
  if (phone === null && email === null && notes === null) {
    return <Text c="dimmed">No phone number, e-mail address or notes yet.</Text>;
  }
  return (
    <dl className={classes['details']}>
      {phone !== null && <Detail name="Phone" value={phone} href={dialLink(phone)} />}
      {email !== null && <Detail name="E-mail" value={email} href={mailLink(email)} />}
      {notes !== null && <Detail name="Notes" value={notes} />}
    </dl>
  );
}

interface DetailProps {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

function Detail({ name, value, href }: DetailProps) {
  return (
    <div className={classes['detail']}>
      <dt className={classes['name']}>{name}</dt>
      <dd className={classes['value']}>
        {href === undefined ? (
          <span className={classes['text']}>{value}</span>
        ) : (
          <Anchor href={href} className={classes['link'] ?? ''}>
            {value}
          </Anchor>
        )}
      </dd>
    </div>
  );
}
