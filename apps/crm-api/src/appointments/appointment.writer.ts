import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '#shared/database/index.js';
import { validationFailed } from '#shared/validation/index.js';
import type { ClientDetails } from '../contacts/contact.followers.js';
import {
  type AppointmentDraft,
  type AppointmentPatch,
  applyPatch,
  composeAppointment,
} from './appointment.changes.js';
import { AppointmentEntity } from './appointment.entity.js';
import { lockAppointment, lockContacts, peekContact } from './appointment.locks.js';
import { AppointmentOutbox, type Author } from './appointment.outbox.js';
import { assertMatches, type IfMatch } from './version.precondition.js';

/**
 * The appointment went to another contact between our look at it and its lock. Nothing was
 * written; the transaction has to begin anew, because locks are only given back at its end.
 */
export class ContactMovedError extends Error {
  readonly code = 'appointment_contact_moved';
}

/** Writes appointments: each version together with its outbox change, in the caller's transaction. */
@Injectable()
export class AppointmentWriter {
  constructor(private readonly outbox: AppointmentOutbox) {}

  /**
   * @param idempotencyKey the database refuses a second appointment under it
   * @returns the new appointment's id
   * @throws Problem 400 naming every bad field
   */
  async create(
    tx: Tx,
    author: Author,
    draft: AppointmentDraft,
    idempotencyKey: string | null = null,
  ): Promise<string> {
    const composed = composeAppointment(draft);
    if (composed.kind === 'refused') throw validationFailed(composed.errors);
    const { content } = composed;
    const clients = await lockContacts(tx, author.agentId, [content.contactId]);
    const client = clientOf(clients, content.contactId);
    const id = randomUUID();
    const { agentId } = author;
    await tx.manager.insert(AppointmentEntity, { id, agentId, idempotencyKey, ...content });
    await this.outbox.appendUpsert(tx, author, { id, version: 1, content, client });
    return id;
  }

  /**
   * Makes a new version, or none if the patch changes nothing.
   *
   * @throws Problem 404, 412, or 400 naming every bad field
   * @throws ContactMovedError: run the transaction again
   */
  async update(
    tx: Tx,
    author: Author,
    id: string,
    patch: AppointmentPatch,
    ifMatch: IfMatch,
  ): Promise<void> {
    const seenContact = await peekContact(tx, author.agentId, id);
    const contactIds = [seenContact, patch.contactId?.toLowerCase() ?? seenContact];
    const clients = await lockContacts(tx, author.agentId, contactIds);
    const stored = await lockAppointment(tx, author.agentId, id);
    if (!contactIds.includes(stored.contactId)) throw new ContactMovedError();
    assertMatches(ifMatch, stored.version);
    const outcome = applyPatch(stored, patch);
    if (outcome.kind === 'refused') throw validationFailed(outcome.errors);
    if (outcome.kind === 'unchanged') return;
    const { content } = outcome;
    const client = clientOf(clients, content.contactId);
    const version = stored.version + 1;
    await tx.manager.update(
      AppointmentEntity,
      { id },
      { ...content, version, updatedAt: () => 'clock_timestamp()' },
    );
    await this.outbox.appendUpsert(tx, author, { id, version, content, client });
  }

  /** @throws Problem 404 or 412 */
  async delete(tx: Tx, author: Author, id: string, ifMatch: IfMatch): Promise<void> {
    const stored = await lockAppointment(tx, author.agentId, id);
    assertMatches(ifMatch, stored.version);
    await tx.manager.delete(AppointmentEntity, { id });
    await this.outbox.appendDelete(tx, author, id, stored.version + 1);
  }
}

function clientOf(clients: ReadonlyMap<string, ClientDetails>, contactId: string): ClientDetails {
  const client = clients.get(contactId);
  if (client !== undefined) return client;
  throw validationFailed([
    { field: 'contactId', message: 'contactId must be one of your contacts' },
  ]);
}
