import { Button, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { NotLoaded } from '../page/not.loaded.js';
import { useReadingOn } from '../page/reading.on.js';
import { type Contact, contactsQuery } from './contact.queries.js';
import classes from './contact.list.module.css';
import { RowsSkeleton } from './rows.skeleton.js';

interface ContactListProps {
  readonly search: string;
  /** @param name as far as it is known */
  readonly onAdd: (name: string) => void;
}

export function ContactList({ search, onAdd }: ContactListProps) {
  const query = useInfiniteQuery({
    ...contactsQuery(search),
    placeholderData: keepPreviousData,
  });
  const { data, error, isPaused, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const contacts = data?.pages.flatMap(({ items }) => items) ?? [];
  const list = useRef<HTMLUListElement>(null);
  const readOn = useReadingOn(contacts.length, (before) =>
    list.current?.children[before]?.querySelector('a'),
  );
  if (data === undefined) {
    if (error === null && !isPaused) return <RowsSkeleton what="Your contacts are" />;
    return <NotLoaded title="Your contacts could not be loaded" error={error} retry={refetch} />;
  }
  if (contacts.length === 0) {
    // That nobody matched the last search says nothing about this one.
    if (query.isPlaceholderData) return <RowsSkeleton what="Your contacts are" />;
    return <Nobody search={search} onAdd={onAdd} />;
  }
  return (
    <>
      <ul className={classes['list']} ref={list} data-old={query.isPlaceholderData || undefined}>
        {contacts.map((contact) => (
          <ContactRow key={contact.id} contact={contact} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          mt="md"
          variant="light"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => {
            readOn();
            void fetchNextPage();
          }}
        >
          Show more
        </Button>
      )}
    </>
  );
}

function ContactRow({ contact }: { readonly contact: Contact }) {
  const { id, name, email, phone } = contact;
  const details = [phone, email].filter((one) => one !== null).join(' · ');
  return (
    <li>
      <Link to="/contacts/$contactId" params={{ contactId: id }} className={classes['row']}>
        <span className={classes['name']}>{name}</span>
        {details !== '' && <span className={classes['details']}>{details}</span>}
      </Link>
    </li>
  );
}

function Nobody({ search, onAdd }: ContactListProps) {
  if (search !== '') {
    return (
      <Stack align="flex-start" gap="sm">
        <Text role="status" className={classes['words'] ?? ''}>
          No contact matches “{search}”.
        </Text>
        <Button h="auto" mih={44} py="xs" variant="light" onClick={() => onAdd(search)}>
          <span className={classes['words']}>Add “{search}” as a new contact</span>
        </Button>
      </Stack>
    );
  }
  return (
    <Stack align="flex-start" gap="sm">
      <Text fw={600}>No contacts yet</Text>
      <Text>Add a client to make appointments with them.</Text>
      <Button onClick={() => onAdd('')}>Add your first contact</Button>
    </Stack>
  );
}
