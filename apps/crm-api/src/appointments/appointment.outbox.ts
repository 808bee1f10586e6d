import { Injectable } from '@nestjs/common';
import type { Tx } from '#shared/database/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { type OutboxChange, OutboxWriter } from '#shared/outbox/index.js';
import { CrmApiConfig } from '../config.js';
import type { ClientDetails } from '../contacts/contact.followers.js';
import type { AppointmentContent } from './appointment.changes.js';
import { payloadOf } from './appointment.payload.js';

/** In whose name something is written, and in which request's trace. */
export interface Author {
  readonly agentId: string;
  /** W3C `traceparent`. */
  readonly traceContext: string;
}

/** A version of an appointment that was just written, under its row's lock. */
export interface WrittenVersion {
  readonly id: string;
  readonly version: number;
  readonly content: AppointmentContent;
  readonly client: ClientDetails;
}

/** Tells the outbox of appointments' new versions, and whoever shows them. */
@Injectable()
export class AppointmentOutbox {
  constructor(
    private readonly writer: OutboxWriter,
    private readonly news: NewsTeller,
    private readonly config: CrmApiConfig,
  ) {}

  async appendUpsert(tx: Tx, author: Author, written: WrittenVersion): Promise<void> {
    const { id, version, content, client } = written;
    await this.#append(tx, {
      appointmentId: id,
      version,
      operation: 'upsert',
      payload: payloadOf(id, content, client, this.config.publicUrl),
      ...author,
    });
  }

  /** @param version one more than that of the row that is deleted */
  async appendDelete(tx: Tx, author: Author, id: string, version: number): Promise<void> {
    await this.#append(tx, {
      appointmentId: id,
      version,
      operation: 'delete',
      payload: null,
      ...author,
    });
  }

  async #append(tx: Tx, change: OutboxChange): Promise<void> {
    await this.writer.append(tx, change);
    tx.afterCommit(() => this.news.changed(change.agentId, [change.appointmentId]));
  }
}
