import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { problemOfFramework } from './framework.errors.js';
import { notFound } from './problem.js';

const fastifyError = (code: string, statusCode: number) =>
  Object.assign(new Error('in words that name the input'), { code, statusCode });

describe('an error of the framework', () => {
  it.each([
    [
      'a body that is no JSON',
      fastifyError('FST_ERR_CTP_INVALID_JSON_BODY', 400),
      400,
      'malformed_json',
    ],
    [
      'a syntax error of the JSON parser',
      Object.assign(new SyntaxError('x'), { statusCode: 400 }),
      400,
      'malformed_json',
    ],
    [
      'a body that is too large',
      fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413),
      413,
      'body_too_large',
    ],
    [
      'another media type',
      fastifyError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415),
      415,
      'unsupported_media_type',
    ],
    [
      'an address that cannot be decoded',
      fastifyError('FST_ERR_BAD_URL', 400),
      400,
      'malformed_request',
    ],
    ['an unknown route', new NotFoundException('Cannot GET /x'), 404, 'not_found'],
    ['an unknown refusal', fastifyError('FST_ERR_NEW', 400), 400, 'malformed_request'],
    [
      "Nest's wrapping of one",
      new HttpException('x', 413, { cause: fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413) }),
      413,
      'body_too_large',
    ],
    ["Nest's own exception", new BadRequestException('x'), 400, 'malformed_request'],
  ])('%s becomes a problem', (_what, error, status, code) => {
    expect(problemOfFramework(error)).toMatchObject({ status, code });
  });

  it('never repeats what the client sent', () => {
    const problem = problemOfFramework(fastifyError('FST_ERR_CTP_INVALID_JSON_BODY', 400));
    expect(JSON.stringify(problem)).not.toContain('in words');
  });

  it('leaves a problem as it is', () => {
    const problem = notFound('contact');
    expect(problemOfFramework(problem)).toBe(problem);
  });

  it.each([
    ['a bug', new TypeError('x is not a function')],
    ['a refusal of the database', Object.assign(new Error('x'), { code: '23505' })],
    ['a fault of the server', fastifyError('FST_ERR_HANDLER_TIMEOUT', 503)],
    ['something that is no error', 'x'],
    ['nothing', undefined],
  ])('%s is not one of those', (_what, error) => {
    expect(problemOfFramework(error)).toBeUndefined();
  });
});
