import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Tx, UnitOfWork } from '#shared/database/index.js';
import { notFound } from '#shared/http/index.js';
import { createOnce, type Creation } from '../idempotency/idempotent.creation.js';
import { differenceOf } from './contact.change.js';
import { ContactEntity } from './contact.entity.js';
import { type ContactChange, ContactFollowers } from './contact.followers.js';
import type { CreateContactRequest, UpdateContactRequest } from './contact.requests.js';

/** Changes contacts, and in the same transaction whatever shows them. */
@Injectable()
export class ContactWriter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly followers: ContactFollowers,
  ) {}

  /** @param key makes it once, however often that is asked for */
  async create(
    agentId: string,
    request: CreateContactRequest,
    key?: string,
  ): Promise<Creation<ContactEntity>> {
    const idempotencyKey = key ?? null;
    const { name, email = null, phone = null, notes = null } = request;
    return createOnce(
      'contact_idempotency_key',
      async () =>
        this.unitOfWork.run(async (tx) => {
          const contact = { id: randomUUID(), agentId, name, email, phone, notes, idempotencyKey };
          // TypeORM completes the object with what the database made up: the two moments.
          await tx.manager.insert(ContactEntity, contact);
          return tx.manager.create(ContactEntity, contact);
        }),
      async () => {
        const where = { agentId, idempotencyKey: key ?? '' };
        return (await this.dataSource.manager.findOneBy(ContactEntity, where)) ?? undefined;
      },
    );
  }

  /** A request that changes nothing writes nothing. @throws Problem 404 */
  async update(change: ContactChange, request: UpdateContactRequest): Promise<ContactEntity> {
    return this.unitOfWork.run(async (tx) => {
      const contact = await lock(tx, change);
      const difference = differenceOf(contact, request);
      if (difference === undefined) return contact;
      const { id } = contact;
      await tx.manager.update(
        ContactEntity,
        { id },
        { ...difference.changed, updatedAt: () => 'now()' },
      );
      const updated = await tx.manager.findOneByOrFail(ContactEntity, { id });
      if (difference.concernsFollowers) {
        const { name, email, phone } = updated;
        await this.followers.contactChanged(tx, change, { name, email, phone });
      }
      return updated;
    });
  }

  /** @throws Problem 404 */
  async delete(change: ContactChange): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { id } = await lock(tx, change);
      await this.followers.contactDeleted(tx, change);
      await tx.manager.delete(ContactEntity, { id });
    });
  }
}

async function lock(tx: Tx, { contactId, agentId }: ContactChange): Promise<ContactEntity> {
  const contact = await tx.manager.findOne(ContactEntity, {
    where: { id: contactId, agentId },
    lock: { mode: 'pessimistic_write' },
  });
  if (contact === null) throw notFound('contact');
  return contact;
}
