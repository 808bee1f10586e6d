import type { AppointmentView } from '../../apps/crm-api/src/appointments/appointment.view.js';
import type { Answer, Browser } from '../crm-api/browser.js';

/** The body of a request that makes an appointment; complete, so a test says what matters to it. */
export function appointmentBody(
  contactId: string,
  changes: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    contactId,
    kind: 'property_tour',
    title: 'Tour of 12 Canal Street',
    startsAt: '2126-11-22T10:30:00+01:00',
    endsAt: '2126-11-22T11:30:00+01:00',
    timeZone: 'Europe/Amsterdam',
    ...changes,
  };
}

/** @returns the new contact's id */
export async function createContact(agent: Browser, name = 'Ada Byron'): Promise<string> {
  const email = 'ada@example.com';
  const answer = await agent.post('/api/contacts', { name, email });
  return String(bodyOf(answer, 201)['id']);
}

export async function createAppointment(
  agent: Browser,
  contactId: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<AppointmentView> {
  const answer = await agent.post('/api/appointments', appointmentBody(contactId, changes));
  return viewIn(answer, 201);
}

export const pathOf = ({ id }: { readonly id: string }): string => `/api/appointments/${id}`;

/** The appointment in an answer. */
export function viewIn(answer: Answer, status = 200): AppointmentView {
  return bodyOf(answer, status) as unknown as AppointmentView;
}

/** The names of the fields that a refusal complains about, in order. */
export function badFieldsIn(answer: Answer): string[] {
  const { errors, code } = bodyOf(answer, 400);
  if (code !== 'validation_failed') throw new Error(`another problem: ${answer.text}`);
  return (errors as { field: string }[]).map(({ field }) => field).toSorted();
}

function bodyOf(answer: Answer, status: number): Record<string, unknown> {
  if (answer.status === status) return answer.body;
  throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
}
