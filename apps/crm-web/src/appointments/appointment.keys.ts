import type { ListScope } from './appointment.lists.js';

/** Under these keys the cache holds appointments; what changes them, `appointment.cache.ts`, too. */
export const appointmentKeys = {
  all: ['appointments'],
  /** Whether there is one at all. */
  any: ['appointments', 'any'],
  lists: ['appointments', 'list'],
  list: (scope: ListScope) => ['appointments', 'list', scope] as const,
  one: (id: string) => ['appointments', 'one', id] as const,
} as const;
