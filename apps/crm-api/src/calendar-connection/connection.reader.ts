import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '#shared/database/index.js';
import { type ConnectionFacts, type ConnectionStatus, statusOf } from './connection.status.js';
import { connectionStatusSql } from './connection.status.sql.js';

/** Reads the database alone: agents see how things stand while calendar-sync is down. */
@Injectable()
export class ConnectionReader {
  constructor(private readonly dataSource: DataSource) {}

  async read(accountId: string): Promise<ConnectionStatus> {
    const { rows } = await poolOf(this.dataSource).query<ConnectionFacts>({
      name: 'connection_status',
      text: connectionStatusSql,
      values: [accountId],
    });
    const [facts] = rows;
    if (facts === undefined) throw new Error('the status has one row, whoever asks');
    return statusOf(facts);
  }
}
