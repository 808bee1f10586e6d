import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#shared/database/index.js';
import { createOnce, type Creation } from '../idempotency/idempotent.creation.js';
import type { AppointmentDraft, AppointmentPatch } from './appointment.changes.js';
import type { Author } from './appointment.outbox.js';
import { AppointmentReader } from './appointment.reader.js';
import type { AppointmentRecord } from './appointment.record.js';
import { AppointmentWriter, ContactMovedError } from './appointment.writer.js';
import type { IfMatch } from './version.precondition.js';

/** What may be done to appointments, each as one transaction. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AppointmentWriter,
    private readonly reader: AppointmentReader,
  ) {}

  /**
   * @param key makes it once, however often that is asked for
   * @throws Problem 400
   */
  async create(
    author: Author,
    draft: AppointmentDraft,
    key?: string,
  ): Promise<Creation<AppointmentRecord>> {
    return createOnce(
      'appointment_idempotency_key',
      async () =>
        this.unitOfWork.run(async (tx) => {
          const id = await this.writer.create(tx, author, draft, key);
          return this.reader.one(author.agentId, id, tx);
        }),
      async () => this.reader.madeUnder(author.agentId, key ?? ''),
    );
  }

  /** @throws Problem 400, 404 or 412 */
  async update(
    author: Author,
    id: string,
    patch: AppointmentPatch,
    ifMatch: IfMatch,
  ): Promise<AppointmentRecord> {
    return this.#againIfMoved(async (tx) => {
      await this.writer.update(tx, author, id, patch, ifMatch);
      return this.reader.one(author.agentId, id, tx);
    });
  }

  /** @throws Problem 404 or 412 */
  async delete(author: Author, id: string, ifMatch: IfMatch): Promise<void> {
    await this.unitOfWork.run((tx) => this.writer.delete(tx, author, id, ifMatch));
  }

  /** Each round means that somebody else's edit went through, so this ends. */
  async #againIfMoved<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await this.unitOfWork.run(work);
      } catch (error) {
        if (!(error instanceof ContactMovedError)) throw error;
      }
    }
  }
}
