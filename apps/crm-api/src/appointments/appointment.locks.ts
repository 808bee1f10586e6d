import type { Tx } from '#shared/database/index.js';
import { notFound } from '#shared/http/index.js';
import { readClient } from '../contacts/client.reader.js';
import type { ClientDetails } from '../contacts/contact.followers.js';
import { AppointmentEntity } from './appointment.entity.js';

/*
 * Locks are taken in one order everywhere: contacts by id, appointments by id, the outbox. So
 * nobody waits in a circle, and a contact's new name finds every appointment that was written
 * with the old one.
 */

/** Holds the agent's contacts as they are until `tx` ends; the unknown ones are left out. */
export async function lockContacts(
  tx: Tx,
  agentId: string,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, ClientDetails>> {
  const clients = new Map<string, ClientDetails>();
  for (const contactId of [...new Set(contactIds)].toSorted()) {
    const client = await readClient(tx, agentId, contactId);
    if (client !== undefined) clients.set(contactId, client);
  }
  return clients;
}

/** @throws Problem 404 */
export async function lockAppointment(
  tx: Tx,
  agentId: string,
  id: string,
): Promise<AppointmentEntity> {
  const stored = await tx.manager.findOne(AppointmentEntity, {
    where: { id, agentId },
    lock: { mode: 'pessimistic_write' },
  });
  if (stored === null) throw notFound('appointment');
  return stored;
}

/** Whose appointment it is just now; not locked, so it may be another's a moment later. */
export async function peekContact(tx: Tx, agentId: string, id: string): Promise<string> {
  const seen = await tx.manager.findOne(AppointmentEntity, {
    select: { id: true, contactId: true },
    where: { id, agentId },
  });
  if (seen === null) throw notFound('appointment');
  return seen.contactId;
}
