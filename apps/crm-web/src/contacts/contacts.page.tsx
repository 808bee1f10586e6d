import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Page } from '../page/page.js';
import { ContactList } from './contact.list.js';
import { contactsQuery } from './contact.queries.js';
import { mostSearched, searchOf } from './contact.search.js';
import { NewContact } from './new.contact.js';

const restMs = 250;

/** Everybody the agent knows, to be searched. */
export function ContactsPage() {
  const { search = '' } = useSearch({ from: '/signed-in/contacts' });
  // Whoever comes to add somebody finds the form open.
  const isAsked = useLocation({ select: ({ hash }) => hash === 'new' });
  /** As far as the name of who is being added is known; undefined: nobody is. */
  const [added, setAdded] = useState(isAsked ? '' : undefined);
  const navigate = useNavigate({ from: '/contacts' });
  useEffect(() => {
    // Once: whoever comes back to this address has added them, or thought better of it.
    if (isAsked) void navigate({ search: true, hash: '', replace: true, resetScroll: false });
  }, [isAsked, navigate]);
  const isAdding = added !== undefined;
  const { data } = useInfiniteQuery(contactsQuery(search));
  const isEmpty = data?.pages.every(({ items }) => items.length === 0) ?? false;
  const hasNobody = isEmpty && search === '';
  // Beside the form, an empty list would only ask once more to fill it in.
  const isListShown = !(isAdding && isEmpty);
  return (
    <Page
      title="Contacts"
      actions={
        !isAdding &&
        !hasNobody && (
          <Button variant="light" onClick={() => setAdded('')}>
            New contact
          </Button>
        )
      }
    >
      {isAdding && <NewContact key={added} name={added} onCancel={() => setAdded(undefined)} />}
      {isListShown && !hasNobody && <SearchField search={search} />}
      {isListShown && <ContactList search={search} onAdd={setAdded} />}
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
    const wanted = searchOf(typed);
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
      maxLength={mostSearched}
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
