import { Box } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isGone } from '../api/problem.error.js';
import { NotLoaded } from '../page/not.loaded.js';
import { useDraft, useEarlierSave } from '../offline/use.draft.js';
import { listedAppointment } from './appointment.cache.js';
import { draftOf, editOf } from './appointment.draft.js';
import { AppointmentForm } from './appointment.form.js';
import { appointmentQuery } from './appointment.queries.js';
import { valuesOf } from './appointment.values.js';
import { beingDeleted } from './being.deleted.js';
import { FormSkeleton } from './form.skeleton.js';
import { GoneAppointment } from './gone.appointment.js';

interface StoredAppointmentProps {
  readonly id: string;
  readonly onClose: () => void;
}

export function StoredAppointment(props: StoredAppointmentProps) {
  const isBeingSaved = useEarlierSave(draftOf(props.id));
  if (isBeingSaved) return <FormSkeleton words="What you changed is being saved…" />;
  return <OpenedAppointment {...props} />;
}

function OpenedAppointment({ id, onClose }: StoredAppointmentProps) {
  const draft = useDraft(draftOf(id), editOf);
  const cache = useQueryClient();
  const query = useQuery({
    ...appointmentQuery(id),
    initialData: () => listedAppointment(cache, id)?.appointment,
    initialDataUpdatedAt: () => listedAppointment(cache, id)?.readAt,
  });
  const { data, error, isPaused, refetch } = query;
  const isDeleted = isGone(error);
  if (beingDeleted.has(id)) return <GoneAppointment onClose={onClose} />;
  if (draft === undefined) return <FormSkeleton />;
  // What was typed over it is still here, also where nobody knows any more what it was.
  const stored = data ?? (isDeleted ? draft.restored?.base : undefined);
  if (stored !== undefined && stored !== null) {
    const form = { draft, stored, fresh: valuesOf(stored), isDeleted, onClose };
    return <AppointmentForm {...form} />;
  }
  if (isDeleted) return <GoneAppointment onClose={onClose} />;
  if (error !== null || isPaused) {
    return (
      <Box p="md">
        <NotLoaded title="This appointment could not be loaded" error={error} retry={refetch} />
      </Box>
    );
  }
  return <FormSkeleton />;
}
