/**
 * What has to happen outside of this database before an account may go: no write in its name
 * may begin any more, and what others granted it is given back.
 */
export abstract class AccountDeparture {
  /**
   * Best effort: the account is deleted whether this succeeds or not, so it must answer within a
   * few seconds. May throw; the caller logs it.
   */
  abstract leave(accountId: string, traceContext: string): Promise<void>;
}
