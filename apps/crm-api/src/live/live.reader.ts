import { Injectable } from '@nestjs/common';
import { type AgentNews, anything } from '#shared/news/index.js';
import { AppointmentReader } from '../appointments/appointment.reader.js';
import { viewOf } from '../appointments/appointment.view.js';
import { ConnectionReader } from '../calendar-connection/connection.reader.js';
import { viewOfConnection } from '../calendar-connection/connection.view.js';
import { type LiveEvent, resync } from './live.event.js';

/**
 * Turns news of an agent into what their pages are told. News name what to read and say nothing
 * themselves: what is told is read here, as the agent's own, as a GET would answer it.
 */
@Injectable()
export class LiveReader {
  constructor(
    private readonly appointments: AppointmentReader,
    private readonly connections: ConnectionReader,
  ) {}

  async read(agentId: string, news: AgentNews): Promise<LiveEvent[]> {
    const [changes, status] = await Promise.all([
      this.#changesOf(agentId, [...news.difference(new Set([anything]))]),
      this.connections.read(agentId),
    ]);
    // Every sync moves the connection's numbers, too.
    const connection: LiveEvent = { event: 'connection', data: viewOfConnection(status) };
    return [...changes, connection, ...(news.has(anything) ? [resync] : [])];
  }

  async #changesOf(agentId: string, ids: readonly string[]): Promise<LiveEvent[]> {
    if (ids.length === 0) return [];
    const found = await this.appointments.several(agentId, ids);
    const records = new Map(found.map((record) => [record.id, record]));
    return ids.map((id): LiveEvent => {
      const record = records.get(id);
      return record === undefined
        ? { event: 'appointment-deleted', data: { id } }
        : { event: 'appointment', data: viewOf(record) };
    });
  }
}
