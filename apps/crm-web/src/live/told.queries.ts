import type { QueryKey } from '@tanstack/react-query';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';

const told = new Set<unknown>([appointmentKeys.all[0], connectionQuery.queryKey[0]]);

let doesStreamStand = false;

export function noticeStream(stands: boolean): void {
  doesStreamStand = stands;
}

/**
 * Whether the stream keeps these answers as the server has them. Whoever comes back to a page while it
 * stands has missed nothing of them; when it begins anew, they are read anew by it. Where none comes
 * about, they are read as all others are.
 */
export const isToldOf = (queryKey: QueryKey): boolean => doesStreamStand && told.has(queryKey[0]);
