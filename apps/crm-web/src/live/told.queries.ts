import type { QueryKey } from '@tanstack/react-query';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';

const told = new Set<unknown>([appointmentKeys.all[0], connectionQuery.queryKey[0]]);

/**
 * Whether the stream keeps these answers as the server has them. Whoever comes back to a page within
 * half a minute has missed nothing of them; later, the stream begins anew, and they are read anew by it.
 */
export const isToldOf = (queryKey: QueryKey): boolean => told.has(queryKey[0]);
