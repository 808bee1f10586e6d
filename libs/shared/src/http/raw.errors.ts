import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOfFramework } from './framework.errors.js';
import { Problem } from './problem.js';
import { problemBody, problemMediaType } from './problem.body.js';
import { securityHeaders } from './security.headers.js';

/** Answers what Fastify's router refuses before any hook runs: an address it cannot read. */
export function answerFrameworkError(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = problemOfFramework(error) ?? unreadable;
  reply.raw.writeHead(problem.status, headers);
  reply.raw.end(JSON.stringify(problemBody(problem, request.raw.url ?? '/')));
}

/** Answers what Node's HTTP parser refuses: there is no request yet, only a socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = problemOfParser(error.code);
  const body = JSON.stringify(problemBody(problem, '/'));
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) });
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n` +
      lines.map(([name, value]) => `${name}: ${value}\r\n`).join('') +
      `connection: close\r\n\r\n${body}`,
  );
}

function problemOfParser(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new Problem(431, 'headers_too_large', 'The request headers are too large');
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return new Problem(408, 'request_timeout', 'The request took too long to arrive');
  }
  return unreadable;
}

const unreadable = new Problem(400, 'malformed_request', 'The request cannot be read');
const headers = { ...securityHeaders, 'content-type': problemMediaType };
