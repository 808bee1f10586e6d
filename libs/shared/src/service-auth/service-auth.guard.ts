import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceGate } from './service.gate.js';

/**
 * Lets only signed requests of our own services in.
 *
 * The signature covers the body's bytes: without `keepBodyBytes` (which `ServiceAuthModule` calls)
 * every request that has a body is refused.
 */
@Injectable()
export class ServiceAuthGuard implements CanActivate {
  constructor(private readonly gate: ServiceGate) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.gate.admit({
      authorization: request.headers.authorization,
      method: request.method,
      path: request.originalUrl,
      body: request.bodyBytes ?? (hasBody(request) ? undefined : new Uint8Array()),
    });
    return true;
  }
}

function hasBody({ body }: FastifyRequest): boolean {
  return body !== undefined && body !== null;
}
