import { createHmac } from 'node:crypto';

/** The roles that the services connect as; the owner of the database is neither of them. */
export const serviceRoles = ['crm_api', 'calendar_sync'] as const;
export type ServiceRole = (typeof serviceRoles)[number];

/**
 * The address of a service's role, from the owner's.
 * The password is derived, so two processes that know the owner's address agree on it without
 * keeping it anywhere; it says nothing about the owner's own password.
 */
export function deriveRoleUrl(ownerUrl: string, role: ServiceRole): string {
  const url = new URL(ownerUrl);
  const password = deriveRolePassword(ownerUrl, role);
  url.username = role;
  url.password = password;
  return url.href;
}

export function deriveRolePassword(ownerUrl: string, role: ServiceRole): string {
  const { username, password, host } = new URL(ownerUrl);
  return createHmac('sha256', `${username}:${password}@${host}`)
    .update(`role:${role}`)
    .digest('base64url');
}
