import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public as OpenToAll } from '#shared/http/index.js';
import { publicExtension } from '../openapi/public.extension.js';
import type { Role } from './account.entity.js';

/** Whose session a request carries. */
export interface SignedInAccount {
  readonly accountId: string;
  readonly role: Role;
  /** SHA-256 of the session's token: names the session without opening it. */
  readonly sessionHash: Buffer;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard, for all but public routes. */
    signedIn?: SignedInAccount;
  }
}

/** Parameter of a handler: the signed-in account. */
export const SignedIn = createParamDecorator(
  (_data: unknown, context: ExecutionContext): SignedInAccount => {
    const { signedIn } = context.switchToHttp().getRequest<FastifyRequest>();
    if (signedIn === undefined) throw new Error('a public route has nobody signed in');
    return signedIn;
  },
);

/** Marks a controller or a handler as open to callers without a session. */
export const Public = () => applyDecorators(OpenToAll(), ApiExtension(publicExtension, true));
