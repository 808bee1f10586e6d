import type { Tx } from '#shared/database/index.js';
import type { ClientDetails } from './contact.followers.js';

/**
 * The locks are taken in the order of the clauses: the account first. A deletion of the account
 * holds that one and then wants the contact; in the other order the two would wait for each other.
 */
const readClientSql = `
select client.name, client.email, client.phone
from crm.account agent join crm.contact client on client.agent_id = agent.id
where client.id = $1 and agent.id = $2
for key share of agent for share of client`;

/**
 * A contact's details for somebody who is about to write them down elsewhere. The row lock holds
 * off a change of the contact until `tx` ends; then that change finds what was written.
 * Take it before any lock on the appointment.
 *
 * @returns undefined when the agent has no such contact
 */
export async function readClient(
  tx: Tx,
  agentId: string,
  contactId: string,
): Promise<ClientDetails | undefined> {
  const [client] = await tx.rows<ClientDetails>(readClientSql, [contactId, agentId]);
  return client;
}
