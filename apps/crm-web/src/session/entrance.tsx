import { Stack, Text } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { Notice } from '../page/notice.js';
import { PageHeading } from '../page/page.heading.js';
import { refusalOf } from './refusal.words.js';
import classes from './entrance.module.css';

interface EntranceProps {
  readonly title: string;
  readonly explanation: string;
  /** What went wrong with the last try; null: nothing. */
  readonly error: Error | null;
  /** @param field the value of a field by its name */
  readonly onEnter: (field: (name: string) => string) => void;
  readonly children: ReactNode;
  /** Where else to go. */
  readonly otherwise: ReactNode;
}

/** A form for people who are not signed in. */
export function Entrance(props: EntranceProps) {
  const { title, explanation, error, onEnter, children, otherwise } = props;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    // Not as React's form action, which would empty the fields after a refusal.
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onEnter((name) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    });
  };
  const refusal = error === null ? null : refusalOf(error);
  return (
    <main className={classes['entrance']}>
      <Text fw={700} size="lg" mb="lg">
        ALT
      </Text>
      <PageHeading title={title} />
      <Text c="dimmed" mb="lg">
        {explanation}
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div role="alert">
            {refusal !== null && (
              <Notice tone="bad" title={refusal.title}>
                {refusal.advice}
              </Notice>
            )}
          </div>
          {children}
        </Stack>
      </form>
      <Text mt="lg">{otherwise}</Text>
    </main>
  );
}
