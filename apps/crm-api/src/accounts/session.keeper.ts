import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash, randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { poolOf, type Tx } from '#shared/database/index.js';
import { NewsTeller } from '#shared/news/index.js';
import type { Role } from './account.entity.js';
import { SessionCookie, sessionDays } from './session.cookie.js';
import type { SignedInAccount } from './signed-in.decorator.js';

/** A session is prolonged by use, but written at most once a day. */
const renewedOnceA = '1 day';
const lifetime = `${sessionDays} days`;

const insertSql = `
insert into crm.session (token_hash, account_id, expires_at)
values ($1, $2, now() + interval '${lifetime}')`;

const resumeSql = `
select account.id, account.role,
       session.expires_at < now() + interval '${lifetime}' - interval '${renewedOnceA}' as stale
from crm.session join crm.account on account.id = session.account_id
where session.token_hash = $1 and session.expires_at > now()`;

const renewSql = `
update crm.session set expires_at = now() + interval '${lifetime}' where token_hash = $1`;

const aliveSql = `
select token_hash as "sessionHash" from crm.session
where token_hash = any($1) and expires_at > now()`;

const deleteSql =
  'delete from crm.session where token_hash = $1 returning account_id as "accountId"';
const clearSql = 'delete from crm.session where expires_at <= now()';

/** Sessions: the row in the database and the cookie in the browser. */
@Injectable()
export class SessionKeeper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cookie: SessionCookie,
    private readonly news: NewsTeller,
  ) {}

  /** Opens a session in `tx`; the browser gets its cookie once that is durable. */
  async open(tx: Tx, accountId: string, reply: FastifyReply): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    await tx.rows(insertSql, [hashOf(token), accountId]);
    tx.afterCommit(() => this.cookie.write(reply, token));
  }

  /** Whose session the request carries; undefined when it carries none that is alive. */
  async resume(request: FastifyRequest, reply: FastifyReply): Promise<SignedInAccount | undefined> {
    const token = this.cookie.read(request);
    if (token === undefined) return undefined;
    const sessionHash = hashOf(token);
    const { rows } = await poolOf(this.dataSource).query<{
      id: string;
      role: Role;
      stale: boolean;
    }>({ name: 'session_resume', text: resumeSql, values: [sessionHash] });
    const [session] = rows;
    if (session === undefined) return undefined;
    if (session.stale) {
      await poolOf(this.dataSource).query(renewSql, [sessionHash]);
      this.cookie.write(reply, token);
    }
    return { accountId: session.id, role: session.role, sessionHash };
  }

  /** Ends the session that the request carries, if any, and takes the cookie back. */
  async close(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = this.cookie.read(request);
    if (token !== undefined) await this.#end(hashOf(token));
    this.cookie.clear(reply);
  }

  /** Whether a session has neither ended nor run out, of those that are asked for. */
  async alive(sessionHashes: readonly Buffer[]): Promise<(sessionHash: Buffer) => boolean> {
    const { rows } = await poolOf(this.dataSource).query<{ sessionHash: Buffer }>({
      name: 'sessions_alive',
      text: aliveSql,
      values: [sessionHashes],
    });
    const found = new Set(rows.map(({ sessionHash }) => sessionHash.toString('hex')));
    return (sessionHash) => found.has(sessionHash.toString('hex'));
  }

  async #end(sessionHash: Buffer): Promise<void> {
    const { rows } = await poolOf(this.dataSource).query<{ accountId: string }>(deleteSql, [
      sessionHash,
    ]);
    // The pages of that browser that are still open hear nothing more.
    for (const { accountId } of rows) this.news.changed(accountId, []);
  }

  /** Upkeep: forgets sessions that have expired. */
  async clear(): Promise<void> {
    await poolOf(this.dataSource).query(clearSql);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
