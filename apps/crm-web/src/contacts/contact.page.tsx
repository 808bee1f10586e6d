import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { isGone } from '../api/problem.error.js';
import { LinkButton } from '../page/link.js';
import { NotLoaded } from '../page/not.loaded.js';
import { Page } from '../page/page.js';
import { overPage } from '../appointments/drawer.place.js';
import { ContactAppointments } from './contact.appointments.js';
import { ContactDeletion } from './contact.deletion.js';
import { ContactDetails } from './contact.details.js';
import { contactQuery } from './contact.queries.js';
import { RowsSkeleton } from './rows.skeleton.js';

const route = getRouteApi('/signed-in/contacts/$contactId');

/** Somebody: how to reach them, and what was and is to come with them. */
export function ContactPage() {
  const { contactId } = route.useParams();
  const { data: contact, error, isPaused, refetch } = useQuery(contactQuery(contactId));
  if (contact === undefined) {
    if (isGone(error)) return <Unknown />;
    const isRead = error === null && !isPaused;
    return (
      <Page title="Contact">
        {isRead ? (
          <RowsSkeleton what="This contact is" />
        ) : (
          <NotLoaded title="This contact could not be loaded" error={error} retry={refetch} />
        )}
      </Page>
    );
  }
  return (
    <Page
      key={contact.id}
      title={contact.name}
      actions={
        <LinkButton
          to="."
          search={({ appointment, ...search }) => ({ ...search, new: contact.id })}
          state={overPage}
          resetScroll={false}
          variant="light"
        >
          New appointment
        </LinkButton>
      }
    >
      <Stack gap="xl">
        <ContactDetails contact={contact} />
        <ContactAppointments contactId={contact.id} />
        <ContactDeletion contact={contact} />
      </Stack>
    </Page>
  );
}

function Unknown() {
  return (
    <Page title="No such contact">
      <Text mb="md">It was deleted, or it belongs to somebody else.</Text>
      <LinkButton to="/contacts">Go to your contacts</LinkButton>
    </Page>
  );
}
