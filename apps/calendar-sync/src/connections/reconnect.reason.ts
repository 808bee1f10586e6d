/**
 * Why an agent has to reconnect; stable, for people and programs.
 *
 * access_revoked      Google does not accept the grant any more
 * testing_expired     the same, when Google had announced it (7 days in its Testing program)
 * permission_missing  the grant is good, our permission is not in it
 */
export type ReconnectReason = 'access_revoked' | 'testing_expired' | 'permission_missing';

/** From what a delivery was refused with to what the agent is told. */
export function reconnectReason(refusal: string): Exclude<ReconnectReason, 'testing_expired'> {
  return refusal === 'google_scope_missing' ? 'permission_missing' : 'access_revoked';
}
