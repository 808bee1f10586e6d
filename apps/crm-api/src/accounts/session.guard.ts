import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { publicRoute } from '#shared/http/index.js';
import { notSignedIn } from './not-signed-in.problem.js';
import { SessionKeeper } from './session.keeper.js';

/** Global: every route asks for a session unless it says `@Public()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionKeeper,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(publicRoute, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic === true) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const signedIn = await this.sessions.resume(request, http.getResponse<FastifyReply>());
    if (signedIn === undefined) {
      throw notSignedIn();
    }
    request.signedIn = signedIn;
    return true;
  }
}
