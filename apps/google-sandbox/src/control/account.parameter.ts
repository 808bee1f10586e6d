import type { FastifyRequest } from 'fastify';
import { normalizeEmail } from '../accounts/account.registry.js';
import { ControlError } from './control.error.js';

/** The `{email}` of a path. @throws ControlError where it is no address */
export function accountOf(request: FastifyRequest): string {
  const { email: text = '' } = request.params as { email?: string };
  const email = normalizeEmail(text);
  if (email === undefined) throw new ControlError(400, 'email', 'email: is not an email address');
  return email;
}

/** The `{id}` of a path. */
export function eventIdOf(request: FastifyRequest): string {
  const { id = '' } = request.params as { id?: string };
  return id;
}
