import { Button, TextInput } from '@mantine/core';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Page } from '../app/page.js';
import { ContactList } from './contact.list.js';
import { NewContact } from './new.contact.js';

const restMs = 250;

/** Everybody the agent knows, to be searched. */
export function ContactsPage() {
  const { search = '' } = useSearch({ from: '/signed-in/contacts' });
  // Whoever comes to add one finds the form open.
  const [isAdding, setAdding] = useState(useLocation({ select: ({ hash }) => hash === 'new' }));
  return (
    <Page
      title="Contacts"
      actions={
        !isAdding && (
          <Button h={44} variant="light" onClick={() => setAdding(true)}>
            New contact
          </Button>
        )
      }
    >
      {isAdding && <NewContact onCancel={() => setAdding(false)} />}
      <SearchField search={search} />
      <ContactList search={search} onAdd={() => setAdding(true)} />
    </Page>
  );
}

/** What is searched for is part of the address, once the person stops typing. */
function SearchField({ search }: { readonly search: string }) {
  const [typed, setTyped] = useState(search);
  const written = useRef(search);
  const navigate = useNavigate({ from: '/contacts' });
  useEffect(() => {
    // Changed by going back, not by typing.
    if (search !== written.current) setTyped(search);
    written.current = search;
  }, [search]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === written.current) return undefined;
    const timer = setTimeout(() => {
      written.current = wanted;
      void navigate({
        search: ({ search: _, ...others }) =>
          wanted === '' ? others : { ...others, search: wanted },
        replace: true,
        resetScroll: false,
      });
    }, restMs);
    return () => clearTimeout(timer);
  }, [typed, navigate]);
  return (
    <TextInput
      type="search"
      aria-label="Search contacts"
      placeholder="Search by name, e-mail or phone"
      size="md"
      mb="md"
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
