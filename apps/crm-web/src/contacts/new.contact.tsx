import { Box, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { ContactForm } from './contact.form.js';
import { useCreateContact } from './contact.mutations.js';
import { contactOf, noContact } from './contact.values.js';
import card from './contact.card.module.css';

interface NewContactProps {
  /** As far as it is known. */
  readonly name: string;
  readonly onCancel: () => void;
}

/** Leads to the contact's own page once there is one. */
export function NewContact({ name, onCancel }: NewContactProps) {
  const creation = useCreateContact();
  const navigate = useNavigate();
  return (
    <Box component="section" mb="md" className={card['card'] ?? ''} aria-labelledby="new-contact">
      <Title order={2} size="h4" mb="sm" id="new-contact">
        New contact
      </Title>
      <ContactForm
        // Whoever asks for a name gets that name, not the draft of somebody else.
        what={`new contact ${name}`.trim()}
        stored={{ ...noContact, name }}
        isSaving={creation.isTaken}
        error={creation.error}
        onCancel={onCancel}
        onSave={(values, key) =>
          creation.mutateAsync(
            { body: contactOf(values), key },
            {
              // Not if they went elsewhere meanwhile.
              onSuccess: ({ id }) =>
                void navigate({ to: '/contacts/$contactId', params: { contactId: id } }),
            },
          )
        }
      />
    </Box>
  );
}
