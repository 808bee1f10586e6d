import type { OpenAPIObject } from '@nestjs/swagger';
import type { ValidateFunction } from 'ajv';
import type { Received } from '../crm-api/exchange.js';
import { ApiSchemas } from './api.schemas.js';
import { jsonIn } from './json.reader.js';
import type { FuzzRequest } from './request.generator.js';

/** Clients decide by these: a code that is not here, or that moved to another status, is a change. */
const stableCodes: Readonly<Record<string, number>> = {
  validation_failed: 400,
  malformed_json: 400,
  malformed_request: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  wrong_password: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  email_taken: 409,
  calendar_not_connected: 409,
  calendar_needs_reconnect: 409,
  version_mismatch: 412,
  body_too_large: 413,
  address_too_long: 414,
  unsupported_media_type: 415,
  too_many_attempts: 429,
};

/** Holds an answer against what the API says of itself. */
export class AnswerJudge {
  readonly #schemas: ApiSchemas;

  constructor(document: OpenAPIObject) {
    this.#schemas = new ApiSchemas(document);
  }

  /** @returns what is wrong, in words */
  faultsOf(request: FuzzRequest, answer: Received): string[] {
    if (answer.status >= 500 || answer.status < 200) return ['a status that is nobody’s fault'];
    // An answer to HEAD has no body to judge.
    if (request.method === 'HEAD') return [];
    if (answer.status < 400) return this.#faultsOfSuccess(request, answer);
    return this.#faultsOfRefusal(request, answer);
  }

  #faultsOfSuccess(request: FuzzRequest, answer: Received): string[] {
    const { operation } = request;
    if (operation === undefined) {
      return answer.status === 200 ? [] : ['a success that nobody described'];
    }
    const faults: string[] = [];
    if (!request.isSignedIn && !operation.isPublic) faults.push('served without a session');
    if (request.isForeign) faults.push('served another site’s page');
    if (request.namesAnothers) faults.push('served what belongs to somebody else');
    const misfits = this.#misfitsOf(request);
    if (misfits.length > 0) faults.push(`took a body that is not as described: ${misfits.join()}`);
    if (answer.status !== operation.success) faults.push('a status that is not described');
    const missing = operation.headers.filter((name) => answer.headers[name] === undefined);
    if (missing.length > 0) faults.push(`no header ${missing.join()}`);
    const described = this.#schemas.answerOf(operation.id);
    const event = this.#schemas.eventOf(operation.id);
    if (event !== undefined) {
      for (const one of eventsIn(answer.text)) faults.push(...misfitsIn(event, one));
      if (eventsIn(answer.text).length === 0) faults.push('a stream without an event');
    } else if (described === undefined) {
      if (answer.text !== '') faults.push('a body where none is described');
    } else {
      faults.push(...misfitsIn(described, answer.text));
    }
    return faults;
  }

  #faultsOfRefusal(request: FuzzRequest, answer: Received): string[] {
    const type = String(answer.headers['content-type']);
    if (!type.startsWith('application/problem+json')) return [`a refusal as ${type}`];
    const faults = misfitsIn(this.#schemas.problem, answer.text);
    if (faults.length > 0) return faults;
    const problem = jsonIn(answer.text) as {
      code: string;
      status: number;
      instance: string;
      errors?: { field: string; message: string }[];
    };
    if (problem.status !== answer.status) faults.push('its status is another than the answer’s');
    if (stableCodes[problem.code] !== answer.status) faults.push('a code that is not known');
    if (problem.instance !== request.path.split('?')[0]) faults.push('an instance of its own');
    if (problem.code === 'not_signed_in' && request.isSignedIn) faults.push('forgot a session');
    if (problem.code === 'validation_failed') {
      const named = (problem.errors ?? []).map(({ field }) => field);
      if (named.length === 0) faults.push('names no field');
      // The empty name is the whole request: then nobody looked into it.
      const unnamed = named.includes('')
        ? []
        : this.#misfitsOf(request).filter((field) => !named.includes(field));
      if (unnamed.length > 0) faults.push(`does not name ${unnamed.join()}`);
    }
    const allowed = String(answer.headers['allow'] ?? '').split(', ');
    if (answer.status === 405 && allowed.includes(request.method)) {
      faults.push('allows the method that it refuses');
    }
    return faults;
  }

  /** The fields of the request's body that are not as described, in type or in name. */
  #misfitsOf({ operation, body, headers }: FuzzRequest): string[] {
    if (operation === undefined || headers['content-type'] !== 'application/json') return [];
    const sent = body === undefined ? undefined : jsonIn(String(body));
    return sent === undefined ? [] : this.#schemas.misfitsOfBody(operation.id, sent);
  }
}

/** Each as the JSON that its description is about. */
function eventsIn(stream: string): string[] {
  const found = stream.matchAll(/^event: (?<name>.*)\ndata: (?<data>.*)\n\n/gm);
  return [...found].map(
    ({ groups = {} }) => `{"event":${JSON.stringify(groups['name'])},"data":${groups['data']}}`,
  );
}

function misfitsIn(described: ValidateFunction, text: string): string[] {
  if (described(jsonIn(text))) return [];
  return (described.errors ?? []).map(
    ({ instancePath, message }) => `not as described: ${instancePath} ${message}`,
  );
}
