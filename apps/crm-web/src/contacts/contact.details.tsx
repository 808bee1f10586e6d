import { Anchor, Button, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { ContactForm } from './contact.form.js';
import { dialLink, mailLink } from './contact.links.js';
import { useUpdateContact } from './contact.mutations.js';
import type { Contact } from './contact.queries.js';
import { changesOfContact, valuesOfContact } from './contact.values.js';
import classes from './contact.details.module.css';

interface ContactDetailsProps {
  readonly contact: Contact;
}

/** To dial and to write to with one tap; changed in place. */
export function ContactDetails({ contact }: ContactDetailsProps) {
  const [isEditing, setEditing] = useState(false);
  const update = useUpdateContact(contact.id);
  const [before] = useState(contact);
  const fresh = valuesOfContact(isEditing ? before : contact);
  return (
    <Paper withBorder p="md" component="section" aria-label="Details">
      {isEditing ? (
        <ContactForm
          what={`contact ${contact.id}`}
          fresh={fresh}
          isSaving={update.isPending}
          error={update.error}
          onCancel={() => setEditing(false)}
          onSave={async (values) => {
            await update.mutateAsync(changesOfContact(values, fresh));
            setEditing(false);
          }}
        />
      ) : (
        <>
          <Details contact={contact} />
          <Button h={44} mt="xs" px="xs" ml="-xs" variant="subtle" onClick={() => setEditing(true)}>
            Edit
          </Button>
        </>
      )}
    </Paper>
  );
}

function Details({ contact }: ContactDetailsProps) {
  const { phone, email, notes } = contact;
  if (phone === null && email === null && notes === null) {
    return <Text c="dimmed">No phone number, e-mail address or notes yet.</Text>;
  }
  return (
    <dl className={classes['details']}>
      {phone !== null && (
        <Detail name="Phone">
          <Anchor href={dialLink(phone)} className={classes['link'] ?? ''}>
            {phone}
          </Anchor>
        </Detail>
      )}
      {email !== null && (
        <Detail name="E-mail">
          <Anchor href={mailLink(email)} className={classes['link'] ?? ''}>
            {email}
          </Anchor>
        </Detail>
      )}
      {notes !== null && (
        <Detail name="Notes">
          <span className={classes['notes']}>{notes}</span>
        </Detail>
      )}
    </dl>
  );
}

interface DetailProps {
  readonly name: string;
  readonly children: React.ReactNode;
}

function Detail({ name, children }: DetailProps) {
  return (
    <div className={classes['detail']}>
      <dt className={classes['name']}>{name}</dt>
      <dd className={classes['value']}>{children}</dd>
    </div>
  );
}
