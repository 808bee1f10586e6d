import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency.key.js';
import { useCreateContact } from '../contacts/contact.mutations.js';
import { type Contact, contactsQuery } from '../contacts/contact.queries.js';
import { searchOf } from '../contacts/contact.search.js';
import { suggestionsOf } from './contact.suggestions.js';
import { refusalInWords } from '../api/refusal.words.js';

interface ContactPickerProps {
  readonly value: Pick<Contact, 'id' | 'name'> | null;
  readonly onChange: (contact: Pick<Contact, 'id' | 'name'>) => void;
  readonly error: string | undefined;
  readonly isFirst: boolean;
}

const toAdd = 'add';

/** Whom it is with: searched for at the server, or added by name on the spot. */
export function ContactPicker({ value, onChange, error, isFirst }: ContactPickerProps) {
  /** null: nobody is searching. */
  const [typed, setTyped] = useState<string | null>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const search = searchOf(typed ?? '');
  const [asked] = useDebouncedValue(search, 200);
  const found = useInfiniteQuery({
    ...contactsQuery(asked),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const creation = useCreateContact();
  const attempt = useRef<{ readonly name: string; readonly key: string }>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not on a phone, where a keyboard would cover half of the form.
    if (isFirst && matchMedia('(hover: hover)').matches) input.current?.focus();
  }, [isFirst]);
  const { contacts, canAdd, note } = suggestionsOf(search, {
    contacts: found.data?.pages.flatMap(({ items }) => items) ?? [],
    isCurrent: asked === search && found.isSuccess && !found.isPlaceholderData,
    isStuck: found.isPaused || found.isError,
  });

  const take = (contact: Pick<Contact, 'id' | 'name'>): void => {
    setTyped(null);
    creation.reset();
    attempt.current = null;
    onChange({ id: contact.id, name: contact.name });
    combobox.closeDropdown();
  };
  const submit = (option: string): void => {
    const chosen = contacts.find(({ id }) => id === option);
    if (chosen !== undefined) take(chosen);
    if (option !== toAdd || creation.isPending) return;
    // The refusal stands where the list does.
    const onError = (): void => combobox.closeDropdown();
    // The same name again is the same try: the answer to the first one may have been lost.
    if (attempt.current?.name !== search)
      attempt.current = { name: search, key: newIdempotencyKey() };
    const { name, key } = attempt.current;
    creation.mutate({ body: { name }, key }, { onSuccess: take, onError });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit} size="md" withinPortal={false}>
      <Combobox.Target>
        <TextInput
          label="Client"
          size="md"
          autoComplete="off"
          spellCheck={false}
          placeholder="Name, e-mail or phone"
          value={typed ?? value?.name ?? ''}
          error={creation.error === null ? error : refusalInWords(creation.error)}
          ref={input}
          rightSection={creation.isPending ? <Loader size="xs" /> : null}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.resetSelectedOption();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setTyped(null);
            combobox.closeDropdown();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label="Contacts" mah={264} style={{ overflowY: 'auto' }}>
          {contacts.map((contact) => (
            <Combobox.Option key={contact.id} value={contact.id} mih={44}>
              <Text truncate>{contact.name}</Text>
              <Text truncate size="sm" c="dimmed">
                {contact.email ?? contact.phone}
              </Text>
            </Combobox.Option>
          ))}
          {canAdd && (
            <Combobox.Option value={toAdd} mih={44}>
              <Text c="blue" style={{ overflowWrap: 'anywhere' }}>
                Add “{search}” as a new contact
              </Text>
            </Combobox.Option>
          )}
          {note !== null && <Combobox.Empty>{note}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
