import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { patience } from '../api/patient.fetch.js';
import { isGone } from '../api/problem.error.js';
import { useSingleMutation } from '../api/single.mutation.js';
import { dropAppointment, refreshAppointments } from '../appointments/appointment.cache.js';
import { appointmentsWith } from '../appointments/appointment.queries.js';
import { subjectIn } from '../offline/draft.subject.js';
import { dropDrafts } from '../offline/drafts.js';
import { type Contact, contactKeys } from './contact.queries.js';

interface Creation {
  readonly body: Schemas['CreateContactRequest'];
  /** Under which it is made once, by whichever try. */
  readonly key: string;
}

export function useCreateContact() {
  const cache = useQueryClient();
  return useSingleMutation({
    mutationFn: async ({ body, key }: Creation): Promise<Contact> => {
      const params = { header: { 'Idempotency-Key': key } };
      const answer = api.POST('/api/contacts', { params, body, signal: patience() });
      const { response } = await answer;
      const made = await bodyOf(answer);
      if (response.status === 201) return made;
      // An earlier try made it, whose answer was lost; since then more may have been typed.
      return bodyOf(
        api.PATCH('/api/contacts/{id}', {
          params: { path: { id: made.id } },
          body,
          signal: patience(),
        }),
      );
    },
    onSuccess: (created) => cache.setQueryData(contactKeys.one(created.id), created),
    onSettled: () => refreshLists(cache),
  });
}

/** The page shows the change at once, and takes it back if the server refuses. */
export function useUpdateContact(id: string) {
  const cache = useQueryClient();
  const key = contactKeys.one(id);
  return useSingleMutation({
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
    onError: (_error, _changes, before) => {
      cache.setQueryData(key, before);
      // If only the answer was lost, the change was made.
      void cache.invalidateQueries({ queryKey: key });
    },
    onSuccess: (updated) => cache.setQueryData(key, updated),
    onSettled: () => {
      refreshLists(cache);
      // They are shown with the client’s name, and go to the calendar anew.
      void refreshAppointments(cache);
    },
  });
}

export function useDeleteContact(id: string) {
  const cache = useQueryClient();
  return useSingleMutation({
    mutationFn: async () => {
      try {
        await api.DELETE('/api/contacts/{id}', { params: { path: { id } }, signal: patience() });
      } catch (error) {
        // Deleted elsewhere, or by a try whose answer was lost.
        if (!isGone(error)) throw error;
      }
    },
    onSuccess: () => {
      for (const what of [`contact ${id}`, `new appointment ${id}`])
        dropDrafts(subjectIn(cache, what));
      const theirs = appointmentsWith(id).queryKey;
      for (const appointment of cache.getQueryData(theirs) ?? [])
        dropAppointment(cache, appointment.id);
      cache.removeQueries({ queryKey: contactKeys.one(id) });
      cache.removeQueries({ queryKey: theirs });
      cache.setQueriesData<InfiniteData<Schemas['ContactPage']>>(
        { queryKey: contactKeys.lists },
        (list) => list && { ...list, pages: list.pages.map((page) => withoutContact(page, id)) },
      );
    },
    onSettled: () => {
      refreshLists(cache);
      void refreshAppointments(cache);
    },
  });
}

/** Nobody waits for it: what was asked for is done, or has failed, before. */
function refreshLists(cache: QueryClient): void {
  void cache.invalidateQueries({ queryKey: contactKeys.lists });
}

const withoutContact = (page: Schemas['ContactPage'], gone: string): Schemas['ContactPage'] => ({
  ...page,
  items: page.items.filter(({ id }) => id !== gone),
});
