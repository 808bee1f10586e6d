import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/api.client.js';

export type Contact = Schemas['Contact'];

export const contactKeys = {
  all: ['contacts'],
  lists: ['contacts', 'list'],
  one: (id: string) => ['contacts', 'one', id] as const,
} as const;

/** Contacts page by page; whose name, e-mail address or phone number holds the text. */
export const contactsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: [...contactKeys.lists, search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/contacts', {
          params: {
            query: {
              limit: 50,
              ...(search !== '' && { q: search }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: contactKeys.one(id),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/contacts/{id}', { params: { path: { id } }, signal })),
  });
