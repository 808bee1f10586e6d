import { Button, Group, Text } from '@mantine/core';
import { LinkAnchor } from '../app/link.js';
import type { Editing } from './appointment.editing.js';
import { AppointmentLinks } from './appointment.links.js';
import type { Appointment } from './appointment.lists.js';
import { SyncBadge } from './sync.badge.js';
import classes from './appointment.form.module.css';

interface FormNoticesProps {
  readonly stored: Appointment | null;
  readonly editing: Editing;
}

/** What has to be known above the fields. */
export function FormNotices({ stored, editing }: FormNoticesProps) {
  const { base, isEdited } = editing;
  const isOutdated = isEdited && base !== null && (stored?.version ?? 0) > base.version;
  return (
    <div className={classes['notices']}>
      {stored !== null && (
        <>
          <div role="status">
            <SyncBadge sync={stored.sync} full />
          </div>
          <AppointmentLinks appointment={stored} className={classes['links']} />
          <LinkAnchor
            to="/contacts/$contactId"
            params={{ contactId: stored.contactId }}
            className={classes['client'] ?? ''}
          >
            All about {stored.contactName}
          </LinkAnchor>
        </>
      )}
      {isOutdated && (
        <Text size="sm" role="status">
          It was changed elsewhere while you typed. You will see both when you save.
        </Text>
      )}
      {editing.isRestored && (
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Text size="sm">Restored what you typed</Text>
          <Button variant="subtle" h={44} px="xs" onClick={editing.discard}>
            Discard
          </Button>
        </Group>
      )}
    </div>
  );
}
