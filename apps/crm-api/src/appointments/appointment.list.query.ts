import { longestDays } from './appointment.times.js';
import { recordSql } from './appointment.record.js';

/** Which appointments of an agent, and which page of them. */
export interface AppointmentFilter {
  readonly agentId: string;
  readonly contactId?: string | undefined;
  /** Ends after this moment. */
  readonly from?: Date | undefined;
  /** Starts before this moment. */
  readonly to?: Date | undefined;
  /** Only those whose delivery was given up. */
  readonly isFailed?: boolean | undefined;
  /** Behind this place: `startsAtText` and id of the last one seen. */
  readonly after?: { readonly startsAtText: string; readonly id: string } | undefined;
  /** Rows at most. */
  readonly limit: number;
}

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * By start, then id: the order of the indexes `appointment_of_agent` and `appointment_of_contact`,
 * so a page is one walk along an index, from the cursor on and no further than the limit.
 */
export function listStatement(filter: AppointmentFilter): Statement {
  const { agentId, contactId, from, to, isFailed = false, after, limit } = filter;
  const parameters: unknown[] = [];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [`appointment.agent_id = ${bind(agentId)}`];
  if (contactId !== undefined) conditions.push(`appointment.contact_id = ${bind(contactId)}`);
  if (from !== undefined) {
    const moment = `${bind(from)}::timestamptz`;
    // No index knows the ends; but what still goes on then began at most the longest span before
    // (a day more, because days have up to 25 hours), and that the index knows.
    conditions.push(
      `appointment.ends_at > ${moment}`,
      `appointment.starts_at > ${moment} - interval '${longestDays + 1} days'`,
    );
  }
  if (to !== undefined) conditions.push(`appointment.starts_at < ${bind(to)}::timestamptz`);
  if (isFailed) {
    // By the lane's own agent, so that the index `lane_waiting` finds the few there are.
    conditions.push(`lane.state = 'failed'`, `lane.agent_id = ${bind(agentId)}`);
  }
  if (after !== undefined) {
    const place = `(${bind(after.startsAtText)}::timestamptz, ${bind(after.id)}::uuid)`;
    conditions.push(`(appointment.starts_at, appointment.id) > ${place}`);
  }
  const sql = `${recordSql}
where ${conditions.join('\n  and ')}
order by appointment.starts_at, appointment.id
limit ${bind(limit)}`;
  return { sql, parameters };
}
