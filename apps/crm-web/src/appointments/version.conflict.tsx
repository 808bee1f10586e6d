import { Button, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useClock } from '../time/clock.now.js';
import type { Appointment } from './appointment.lists.js';
import { differencesOf, type Edit } from './conflict.diff.js';
import { clockWords } from './time.words.js';
import classes from './version.conflict.module.css';

interface VersionConflictProps {
  readonly edit: Edit;
  readonly theirs: Appointment;
  readonly isSaving: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Two versions of an appointment: neither gives way unseen. */
export function VersionConflict(props: VersionConflictProps) {
  const { edit, theirs, isSaving, onKeepMine, onTakeTheirs } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const reader = { zone: useClock().timeZone };
  const savedAt = clockWords(new Date(theirs.updatedAt), reader.zone);
  return (
    <Stack p="md" gap="md">
      <div role="alert">
        <Title order={3} size="h4" tabIndex={-1} ref={heading} className={classes['heading'] ?? ''}>
          This was changed somewhere else
        </Title>
        <Text>Both versions are here. Nothing is lost until you choose.</Text>
      </div>
      <dl className={classes['differences']}>
        {differencesOf(edit, theirs, reader).map(({ field, yours, theirs: other }) => (
          <div key={field} className={classes['difference']}>
            <dt className={classes['field']}>{field}</dt>
            <dd className={classes['version']}>
              <span className={classes['whose']}>Your changes</span>
              {yours ?? <em>Not changed by you</em>}
            </dd>
            <dd className={classes['version']}>
              <span className={classes['whose']}>Saved elsewhere, {savedAt}</span>
              {other}
            </dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed">
        Keeping your changes changes nothing else. The rest stays as it was saved.
      </Text>
      <Button h={48} onClick={onKeepMine} loading={isSaving}>
        Keep my changes
      </Button>
      <Button h={48} variant="default" onClick={onTakeTheirs} disabled={isSaving}>
        Use the saved one
      </Button>
    </Stack>
  );
}
