import { Injectable } from '@nestjs/common';
import type { Tx } from '#shared/database/index.js';
import {
  type ClientDetails,
  type ContactChange,
  ContactFollowers,
} from '../contacts/contact.followers.js';
import { AppointmentEntity } from './appointment.entity.js';
import { AppointmentOutbox } from './appointment.outbox.js';

/** What a contact's change means for the contact's appointments. The contact's row is locked. */
@Injectable()
export class ContactAppointments extends ContactFollowers {
  constructor(private readonly outbox: AppointmentOutbox) {
    super();
  }

  /** Upcoming ones are delivered anew with the client's new details; the past is left as it was. */
  override async contactChanged(
    tx: Tx,
    change: ContactChange,
    client: ClientDetails,
  ): Promise<void> {
    const upcoming = await lockAppointmentsOf(tx, change, 'appointment.endsAt > now()');
    if (upcoming.length === 0) return;
    await tx.rows(
      `update crm.appointment set version = version + 1, updated_at = clock_timestamp()
       where id = any($1)`,
      [upcoming.map(({ id }) => id)],
    );
    for (const { id, version, ...content } of upcoming) {
      await this.outbox.appendUpsert(tx, authorOf(change), {
        id,
        version: version + 1,
        content,
        client,
      });
    }
  }

  override async contactDeleted(tx: Tx, change: ContactChange): Promise<void> {
    const all = await lockAppointmentsOf(tx, change);
    await tx.manager.delete(AppointmentEntity, { contactId: change.contactId });
    for (const { id, version } of all) {
      await this.outbox.appendDelete(tx, authorOf(change), id, version + 1);
    }
  }
}

/** In the order of their ids, as everywhere: two that lock several never wait for each other. */
async function lockAppointmentsOf(
  tx: Tx,
  { contactId, agentId }: ContactChange,
  condition = 'true',
): Promise<AppointmentEntity[]> {
  return tx.manager
    .createQueryBuilder(AppointmentEntity, 'appointment')
    .where({ contactId, agentId })
    .andWhere(condition)
    .orderBy('appointment.id')
    .setLock('pessimistic_write')
    .getMany();
}

const authorOf = ({ agentId, traceContext }: ContactChange) => ({ agentId, traceContext });
