import { Paper, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ContactForm } from './contact.form.js';
import { useCreateContact } from './contact.mutations.js';
import { contactOf, noContact } from './contact.values.js';

interface NewContactProps {
  readonly onCancel: () => void;
}

/** Leads to the contact's own page once there is one. */
export function NewContact({ onCancel }: NewContactProps) {
  const creation = useCreateContact();
  const navigate = useNavigate();
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label="New contact">
      <Title order={2} size="h4" mb="sm">
        New contact
      </Title>
      <ContactForm
        what="new contact"
        fresh={noContact}
        isSaving={creation.isPending}
        error={creation.error}
        onCancel={onCancel}
        onSave={async (values) => {
          const { id } = await creation.mutateAsync(contactOf(values));
          void navigate({ to: '/contacts/$contactId', params: { contactId: id } });
        }}
      />
    </Paper>
  );
}
