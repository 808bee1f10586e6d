import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, isInstant, isUuid } from '#shared/http/index.js';
import type { ContactEntity } from './contact.entity.js';
import type { ListContactsQuery } from './contact.requests.js';
import { type ContactPage, viewOfContact } from './contact.view.js';

/**
 * Walks the index contact_of_agent from the cursor on. The cursor's moment is written by
 * PostgreSQL with its microseconds: a JavaScript date would cut them, and a page would begin with
 * rows of the one before.
 */
const listSql = `
select id, name, email, phone, notes, created_at as "createdAt", updated_at as "updatedAt",
       to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAtKey"
from crm.contact
where agent_id = $1
  and (created_at, id) > ($2::timestamptz, $3::uuid)
  and ($4::text is null or name ilike $4 or email ilike $4 or phone ilike $4)
order by created_at, id
limit $5`;

/** The first page begins after this one, so that every page is one range of the index. */
const beforeAll = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

type Row = Omit<ContactEntity, 'agent' | 'agentId'> & { readonly createdAtKey: string };

@Injectable()
export class ContactList {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem 400 for a cursor that is not ours */
  async page(agentId: string, { limit, cursor, q }: ListContactsQuery): Promise<ContactPage> {
    const [createdAt, id] =
      cursor === undefined ? beforeAll : decodeCursor(cursor, [isInstant, isUuid]);
    const rows = await this.dataSource.query<Row[]>(listSql, [
      agentId,
      createdAt,
      id,
      patternOf(q),
      limit + 1,
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const isMore = rows.length > shown.length && last !== undefined;
    return {
      items: shown.map(viewOfContact),
      nextCursor: isMore ? encodeCursor([last.createdAtKey, last.id]) : null,
    };
  }
}

/** Somewhere in the text; `%`, `_` and `\` stand for themselves. */
function patternOf(q: string | undefined): string | null {
  if (q === undefined || q === '') return null;
  return `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
