import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '#shared/database/index.js';
import { encodeCursor, notFound } from '#shared/http/index.js';
import { type AppointmentFilter, listStatement } from './appointment.list.query.js';
import {
  type AppointmentRecord,
  recordOf,
  type RecordRow,
  recordSql,
} from './appointment.record.js';

export interface RecordPage {
  readonly items: readonly AppointmentRecord[];
  /** null on the last page. */
  readonly nextCursor: string | null;
}

const oneSql = `${recordSql}
where appointment.id = $1 and appointment.agent_id = $2`;

const madeUnderSql = `${recordSql}
where appointment.agent_id = $1 and appointment.idempotency_key = $2`;

const severalSql = `${recordSql}
where appointment.id = any($1) and appointment.agent_id = $2`;

/** Reads appointments as they are answered, each with its way into the calendar. */
@Injectable()
export class AppointmentReader {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param tx reads what the open transaction wrote
   * @throws Problem 404
   */
  async one(agentId: string, id: string, tx?: Tx): Promise<AppointmentRecord> {
    const rows = await (tx === undefined
      ? this.dataSource.query<RecordRow[]>(oneSql, [id, agentId])
      : tx.rows<RecordRow>(oneSql, [id, agentId]));
    const [row] = rows;
    if (row === undefined) throw notFound('appointment');
    return recordOf(row);
  }

  /** What was made under an idempotency key, and is still there. */
  async madeUnder(agentId: string, key: string): Promise<AppointmentRecord | undefined> {
    const [row] = await this.dataSource.query<RecordRow[]>(madeUnderSql, [agentId, key]);
    return row === undefined ? undefined : recordOf(row);
  }

  /** Those of these that there are, in any order. */
  async several(agentId: string, ids: readonly string[]): Promise<AppointmentRecord[]> {
    const rows = await this.dataSource.query<RecordRow[]>(severalSql, [ids, agentId]);
    return rows.map(recordOf);
  }

  async page(filter: AppointmentFilter): Promise<RecordPage> {
    // One more than asked for tells whether there is a next page.
    const { sql, parameters } = listStatement({ ...filter, limit: filter.limit + 1 });
    const rows = await this.dataSource.query<RecordRow[]>(sql, [...parameters]);
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    const nextCursor =
      rows.length > shown.length && last !== undefined
        ? encodeCursor([last.startsAtText, last.id])
        : null;
    return { items: shown.map(recordOf), nextCursor };
  }

  /** @throws Problem 404 when the agent has no such contact */
  async pageOfContact(
    filter: AppointmentFilter & { readonly contactId: string },
  ): Promise<RecordPage> {
    const [contact] = await this.dataSource.query<unknown[]>(
      'select 1 from crm.contact where id = $1 and agent_id = $2',
      [filter.contactId, filter.agentId],
    );
    if (contact === undefined) throw notFound('contact');
    return this.page(filter);
  }
}
