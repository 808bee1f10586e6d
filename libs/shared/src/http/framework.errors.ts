import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';

/** Fastify's own refusals that clients can run into, by its error codes. */
const byFastifyCode: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson,
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    new Problem(413, 'body_too_large', 'The request body is too large'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new Problem(415, 'unsupported_media_type', 'The request body must be application/json'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Problem(400, 'malformed_request', 'The body is not as long as its Content-Length'),
  FST_ERR_BAD_URL: () => new Problem(400, 'malformed_request', 'The address cannot be read'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem(414, 'address_too_long', 'The address is too long'),
};

/**
 * What Fastify's or Nest's own errors mean to a client.
 * @returns undefined for everything else: a fault of ours
 */
export function problemOfFramework(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  // Nest wraps Fastify's errors, and hides their codes in the cause.
  if (error instanceof HttpException) {
    return problemOfFramework(error.cause) ?? problemOfStatus(error.getStatus());
  }
  if (!(error instanceof Error)) return undefined;
  const known = 'code' in error ? byFastifyCode[String(error.code)] : undefined;
  if (known !== undefined) return known();
  // The JSON parser itself throws a SyntaxError with a status, and for a "__proto__" too.
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 400 && error instanceof SyntaxError) return malformedJson();
  return problemOfStatus(status);
}

function problemOfStatus(status: number): Problem | undefined {
  if (status < 400 || status >= 500) return undefined;
  return byStatus[status] ?? new Problem(status, 'malformed_request', 'The request is not valid');
}

const byStatus: Readonly<Record<number, Problem>> = {
  403: new Problem(403, 'forbidden', 'This is not for you to do'),
  404: new Problem(404, 'not_found', 'There is nothing at this address'),
  408: new Problem(408, 'request_timeout', 'The request took too long to arrive'),
};

function malformedJson(): Problem {
  return new Problem(400, 'malformed_json', 'The request body is not valid JSON');
}
