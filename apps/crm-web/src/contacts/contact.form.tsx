import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.error.js';
import { useSingleFlight } from '../api/single.flight.js';
import { faultInWords, unsavedInWords } from '../api/refusal.words.js';
import { useContactEditing } from './contact.editing.js';
import type { ContactValues } from './contact.values.js';

interface ContactFormProps {
  /** Names the draft: `new contact`, or `contact` and its id. */
  readonly what: string;
  /** As the server has it; empty for a new one. */
  readonly stored: ContactValues;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** Resolves once the server has it. */
  readonly onSave: (values: ContactValues, key: string) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** A contact to fill in. What is typed is kept until it is saved or discarded. */
export function ContactForm(props: ContactFormProps) {
  const { what, stored, isSaving, error, onSave, onCancel } = props;
  const { values, isRestored, change, send, discard } = useContactEditing(what, stored);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef<HTMLInputElement>(null);
  // Whoever asked for the form is about to type.
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    if (error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  const [isNameMissing, setNameMissing] = useState(false);

  const field = (name: keyof ContactValues) => ({
    name,
    size: 'md' as const,
    value: values[name],
    error: faultInWords(error, name),
    // What is typed while it is being saved would be lost; unlike a disabled field, it keeps the focus.
    readOnly: isSaving,
    onChange: (event: { currentTarget: { value: string } }) => {
      setNameMissing(false);
      change({ [name]: event.currentTarget.value });
    },
  });
  const flight = useSingleFlight<void>();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (values.name.trim() === '') {
      setNameMissing(true);
      return first.current?.focus();
    }
    void flight.run(save);
  };
  const save = async (): Promise<void> => {
    try {
      await send((key) => onSave(values, key));
    } catch {
      // It comes back as `error`, and what was typed stays.
    }
  };
  const cancel = (): void => {
    discard();
    onCancel();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        {isRestored && <Text size="sm">Restored what you typed</Text>}
        <TextInput
          {...field('name')}
          label="Name"
          autoComplete="off"
          maxLength={200}
          ref={first}
          error={isNameMissing ? 'Give the contact a name.' : faultInWords(error, 'name')}
        />
        <TextInput {...field('phone')} label="Phone" type="tel" autoComplete="off" maxLength={50} />
        <TextInput {...field('email')} label="E-mail" type="email" autoComplete="off" />
        <Textarea
          {...field('notes')}
          label="Notes"
          description="For yourself; not shown in the calendar."
          autosize
          minRows={2}
          maxLength={5000}
        />
        {error !== null && (
          <Text role="alert" size="sm" fw={600} c="var(--bad)">
            Not saved. {unsavedInWords(error)}
          </Text>
        )}
        <Group gap="sm">
          <Button type="submit" loading={isSaving}>
            {error === null || error instanceof ProblemError ? 'Save' : 'Retry'}
          </Button>
          <Button variant="subtle" onClick={cancel} disabled={isSaving}>
            {isRestored ? 'Discard' : 'Cancel'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
