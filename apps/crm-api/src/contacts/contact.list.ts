import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor, isInstant, isUuid } from '#shared/http/index.js';
import type { ContactEntity } from './contact.entity.js';
import type { ListContactsQuery } from './contact.requests.js';
import { searchOf } from './contact.search.js';
import { type ContactPage, viewOfContact } from './contact.view.js';

/**
 * Without case and accents, by what every PostgreSQL has: letters fall apart into base and marks, and the
 * marks go. Most texts are plain ASCII, and spared that.
 */
const folded = (text: string): string => `
  lower(case
    when octet_length(${text}) = char_length(${text}) then ${text}
    else regexp_replace(normalize(${text}, nfd), '[\\u0300-\\u036f]+', '', 'g')
  end)`;

/** Folds the words once for all contacts. */
const hasAll = (words: string): string => `
  told.words like all (
    (select array(select ${folded('word')} from unnest(${words}::text[]) word))::text[])`;

/**
 * Walks the index contact_of_agent from the cursor on. The cursor's moment is written by
 * PostgreSQL with its microseconds: a JavaScript date would cut them, and a page would begin with
 * rows of the one before.
 */
const listSql = `
select id, name, email, phone, notes, created_at as "createdAt", updated_at as "updatedAt",
       to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAtKey"
from crm.contact
-- Folded once for each contact. No word has a line break in it.
cross join lateral (
  select ${folded('said')} as words
  from (select concat_ws(E'\\n', name, email, phone) as said) as it
  offset 0
) told
where agent_id = $1
  and (created_at, id) > ($2::timestamptz, $3::uuid)
  and (
    cardinality($4::text[]) = 0
    or ${hasAll('$4')}
    or $6::text is not null
      and regexp_replace(phone, '[^0-9]+', '', 'g') like $6 and ${hasAll('$5')}
  )
order by created_at, id
limit $7`;

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
    const { words, otherWords, number } = searchOf(q);
    const rows = await this.dataSource.query<Row[]>(listSql, [
      agentId,
      createdAt,
      id,
      words,
      otherWords,
      number,
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
