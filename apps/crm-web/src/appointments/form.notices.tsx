import { Button, Group, Text } from '@mantine/core';
import type { Editing } from './appointment.editing.js';
import type { Appointment } from './appointment.lists.js';
import { wasSent } from './conflict.diff.js';
import { StoredSummary } from './stored.summary.js';
import classes from './appointment.form.module.css';

interface FormNoticesProps {
  readonly stored: Appointment | null;
  readonly editing: Editing;
}

/** What has to be known above the fields. */
export function FormNotices({ stored, editing }: FormNoticesProps) {
  const { base, isEdited, sent } = editing;
  const isOutdated =
    isEdited &&
    base !== null &&
    stored !== null &&
    stored.version > base.version &&
    !wasSent(sent, base, stored);
  return (
    <div className={classes['notices']}>
      {stored !== null && <StoredSummary appointment={stored} />}
      {isOutdated && (
        <Text size="sm" role="status">
          This was changed somewhere else while you typed. You will see both versions when you save.
        </Text>
      )}
      {editing.isRestored && (
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">Restored what you typed</Text>
          <Button variant="subtle" px="xs" onClick={editing.discard}>
            Discard
          </Button>
        </Group>
      )}
    </div>
  );
}
