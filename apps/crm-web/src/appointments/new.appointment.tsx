import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { contactQuery } from '../contacts/contact.queries.js';
import { useDraft } from '../offline/use.draft.js';
import { editOf } from './appointment.draft.js';
import { AppointmentForm } from './appointment.form.js';
import { FormSkeleton } from './form.skeleton.js';
import { newValues, withWhat } from './appointment.values.js';

interface NewAppointmentProps {
  /** Whom it is for; empty: not known yet. */
  readonly contactId: string;
  readonly onClose: () => void;
}

export function NewAppointment({ contactId, onClose }: NewAppointmentProps) {
  const { day } = useSearch({ strict: false });
  const [empty] = useState(() =>
    newValues(new Date(), new Intl.DateTimeFormat().resolvedOptions().timeZone, day),
  );
  const draft = useDraft(`new appointment ${contactId}`.trim(), editOf);
  const client = useQuery({ ...contactQuery(contactId), enabled: contactId !== '' });
  // One that cannot be read (deleted, no network) can be chosen or made in the form.
  const isAwaited = contactId !== '' && client.isPending && client.fetchStatus !== 'paused';
  // Asked again, what could not be read is awaited again: nobody's form goes away for that.
  const [isShown, setShown] = useState(!isAwaited);
  if (!isShown && !isAwaited) setShown(true);
  if (!isShown || draft === undefined) return <FormSkeleton />;
  const contact = client.data === undefined ? null : { id: client.data.id, name: client.data.name };
  const fresh = withWhat(empty, { contact });
  return <AppointmentForm draft={draft} stored={null} fresh={fresh} onClose={onClose} />;
}
