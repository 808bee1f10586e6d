import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { problemOfFramework } from './framework.errors.js';
import { Problem } from './problem.js';
import { problemBody, problemMediaType } from './problem.body.js';
import type { RouteTable } from './route.table.js';
import { applySecurityHeaders } from './security.headers.js';

/** Turns an error of a service's own into an answer; undefined: it is not one of those. */
export type ProblemTranslator = (error: unknown) => Problem | undefined;

/**
 * The one place where an error becomes an answer. What nobody expected is logged and answered
 * with a trace id and nothing else.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter<unknown> {
  constructor(
    private readonly logger: Logger,
    private readonly translate: ProblemTranslator,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem =
      this.translate(error) ?? this.#wrongMethod(error, request) ?? problemOfFramework(error);
    const { traceId } = request.trace;
    if (problem === undefined) this.#report(error, request, traceId);
    // A handler that wrote its answer by itself (a stream) can only be cut off.
    if (reply.sent || reply.raw.headersSent) return void reply.raw.destroy();
    const said = problem ?? unexpected(error);
    const body = problemBody(said, request.url, problem === undefined ? traceId : undefined);
    applySecurityHeaders(reply);
    void reply
      .status(said.status)
      .headers({ ...said.options.headers })
      .type(problemMediaType)
      .send(JSON.stringify(body));
  }

  /** Only Nest throws this one, for a request without a route: our own code throws problems. */
  #wrongMethod(error: unknown, request: FastifyRequest): Problem | undefined {
    if (!(error instanceof NotFoundException)) return undefined;
    const allowed = this.routes.methodsAt(request.url.split('?', 1)[0] ?? '/');
    // A method that it takes found nothing below it: a file that is not there.
    if (allowed.length === 0 || allowed.includes(request.method)) return undefined;
    return new Problem(405, 'method_not_allowed', `This address does not take ${request.method}`, {
      headers: { allow: allowed.join(', ') },
    });
  }

  #report(error: unknown, request: FastifyRequest, traceId: string): void {
    const route = request.routeOptions?.url;
    this.logger.error({ err: error, traceId, method: request.method, route }, 'a request failed');
  }
}

function unexpected(error: unknown): Problem {
  if (!isDatabaseAway(error)) {
    return new Problem(500, 'internal', 'Something went wrong on our side');
  }
  return new Problem(503, 'unavailable', 'The database does not answer just now', {
    detail: 'Look whether your change was made, and try again in a moment.',
    headers: { 'retry-after': '5' },
  });
}
