import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { refreshAppointments } from '../appointments/appointment.cache.js';
import { type Contact, contactKeys } from './contact.queries.js';

/** Without a network they fail at once, so that the form can say so. */
const networkMode = 'always';
const patience = () => AbortSignal.timeout(20_000);

export function useCreateContact() {
  const cache = useQueryClient();
  return useMutation({
    networkMode,
    mutationFn: (body: Schemas['CreateContactRequest']) =>
      bodyOf(api.POST('/api/contacts', { body, signal: patience() })),
    onSuccess: (created) => {
      cache.setQueryData(contactKeys.one(created.id), created);
      void cache.invalidateQueries({ queryKey: contactKeys.lists });
    },
  });
}

/** The page shows the change at once, and takes it back if the server refuses. */
export function useUpdateContact(id: string) {
  const cache = useQueryClient();
  const key = contactKeys.one(id);
  return useMutation({
    networkMode,
    mutationFn: (body: Schemas['UpdateContactRequest']) =>
      bodyOf(
        api.PATCH('/api/contacts/{id}', { params: { path: { id } }, body, signal: patience() }),
      ),
    onMutate: async (changes) => {
      await cache.cancelQueries({ queryKey: key });
      const before = cache.getQueryData<Contact>(key);
      if (before !== undefined) cache.setQueryData(key, { ...before, ...changes });
      return before;
    },
    onError: (_error, _changes, before) => cache.setQueryData(key, before),
    onSuccess: async (updated) => {
      cache.setQueryData(key, updated);
      await cache.invalidateQueries({ queryKey: contactKeys.lists });
      // They are shown with the client’s name, and go to the calendar anew.
      await refreshAppointments(cache);
    },
  });
}

export function useDeleteContact(id: string) {
  const cache = useQueryClient();
  return useMutation({
    networkMode,
    mutationFn: () =>
      api.DELETE('/api/contacts/{id}', { params: { path: { id } }, signal: patience() }),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: contactKeys.one(id) });
      await cache.invalidateQueries({ queryKey: contactKeys.lists });
      await refreshAppointments(cache);
    },
  });
}
