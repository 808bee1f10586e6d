import type { Appointment } from './appointment.lists.js';
import { kindWords } from './kind.words.js';

/**
 * What stands under a title: kind, client and place, but nothing that the title says already.
 *
 * @param isClientKnown the whole list is of one client
 */
export function rowDetails(appointment: Appointment, isClientKnown = false): readonly string[] {
  const { kind, title, contactName, location } = appointment;
  const isSaid = (text: string): boolean => title.toLowerCase().includes(text.toLowerCase());
  const details = [
    ...(kind === 'other' ? [] : [kindWords[kind]]),
    ...(isClientKnown ? [] : [contactName]),
  ];
  return [...details.filter((one) => !isSaid(one)), ...(location === null ? [] : [location])];
}
