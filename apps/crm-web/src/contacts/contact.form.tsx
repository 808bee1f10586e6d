import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem.error.js';
import { refusalInWords } from '../appointments/refusal.words.js';
import { dropDraft, keepDraft, readDraft } from '../offline/drafts.js';
import { sessionQuery } from '../session/session.query.js';
import { type ContactValues, contactValuesOf } from './contact.values.js';

interface ContactFormProps {
  /** Names the draft: `new contact`, or `contact` and its id. */
  readonly what: string;
  /** As it was; empty for a new one. */
  readonly fresh: ContactValues;
  readonly isSaving: boolean;
  readonly error: Error | null;
  /** Resolves once the server has it. */
  readonly onSave: (values: ContactValues) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** A contact to fill in. What is typed is kept until it is saved or discarded. */
export function ContactForm(props: ContactFormProps) {
  const { what, fresh, isSaving, error, onSave, onCancel } = props;
  const agentId = useQueryClient().getQueryData(sessionQuery.queryKey)?.id ?? '';
  const place = { agentId, what };
  const [restored] = useState(() => readDraft(place, contactValuesOf));
  const [values, setValues] = useState(restored ?? fresh);
  const first = useRef<HTMLInputElement>(null);
  // Whoever asked for the form is about to type.
  useEffect(() => first.current?.focus(), []);
  const [isNameMissing, setNameMissing] = useState(false);
  const errorOf = (field: string): string | undefined =>
    error instanceof ProblemError ? inWords(field, error.ofField(field)) : undefined;

  const change = (changed: Partial<ContactValues>): void => {
    const next = { ...values, ...changed };
    setValues(next);
    setNameMissing(false);
    keepDraft(place, next);
  };
  const field = (name: keyof ContactValues) => ({
    name,
    size: 'md' as const,
    value: values[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  });
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (values.name.trim() === '') return setNameMissing(true);
    try {
      await onSave(values);
    } catch {
      // It comes back as `error`, and what was typed stays.
      return;
    }
    dropDraft(place);
  };
  const cancel = (): void => {
    dropDraft(place);
    onCancel();
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md">
        {restored !== undefined && <Text size="sm">Restored what you typed</Text>}
        <div role="alert">
          {error !== null && (
            <Alert color="red" variant="light" title="Not saved">
              {wordsOf(error)}
            </Alert>
          )}
        </div>
        <TextInput
          {...field('name')}
          label="Name"
          autoComplete="off"
          maxLength={200}
          ref={first}
          error={isNameMissing ? 'Give the contact a name.' : errorOf('name')}
        />
        <TextInput {...field('email')} label="E-mail" type="email" autoComplete="off" />
        <TextInput {...field('phone')} label="Phone" type="tel" autoComplete="off" maxLength={50} />
        <Textarea
          {...field('notes')}
          label="Notes"
          description="For yourself; not shown in the calendar."
          autosize
          minRows={2}
          maxLength={5000}
        />
        <Group gap="sm">
          <Button type="submit" h={44} loading={isSaving}>
            {error === null || error instanceof ProblemError ? 'Save' : 'Retry'}
          </Button>
          <Button variant="subtle" h={44} onClick={cancel} disabled={isSaving}>
            {restored === undefined ? 'Cancel' : 'Discard'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** `email must be an e-mail address` → `This must be an e-mail address.` */
function inWords(field: string, message: string | undefined): string | undefined {
  return message === undefined
    ? undefined
    : `${message.replace(new RegExp(`^${field}\\b`), 'This')}.`;
}

function wordsOf(error: Error): string {
  const isAboutFields = error instanceof ProblemError && (error.problem.errors ?? []).length > 0;
  if (isAboutFields) return 'Please look at the marked fields.';
  return `${refusalInWords(error)} What you typed is kept.`;
}
