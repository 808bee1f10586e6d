import type { Tx } from '#shared/database/index.js';

/** What an appointment shows of its client. */
export interface ClientDetails {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface ContactChange {
  readonly contactId: string;
  readonly agentId: string;
  /** W3C `traceparent` of the request. */
  readonly traceContext: string;
}

/**
 * Those whose own data shows a contact's. Called inside the transaction that changes the contact,
 * after its row is locked (`for update`) and before that transaction commits.
 *
 * Whoever writes something that shows a contact's details takes the contact's row lock first (see
 * `readClient`), then its own: the same order as here, so that none waits in a circle, and no
 * change of the contact slips between the reading and the writing.
 */
export abstract class ContactFollowers {
  /** The name, e-mail or phone number changed; `client` is what is true now. */
  abstract contactChanged(tx: Tx, change: ContactChange, client: ClientDetails): Promise<void>;

  /** The contact is about to be deleted: everything that refers to it must go now. */
  abstract contactDeleted(tx: Tx, change: ContactChange): Promise<void>;
}
