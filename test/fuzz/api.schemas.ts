import type { OpenAPIObject } from '@nestjs/swagger';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Json = Readonly<Record<string, unknown>>;

/** The description's schemas (OpenAPI 3.1 has JSON Schema's 2020-12), ready to be held against. */
export class ApiSchemas {
  readonly problem: ValidateFunction;
  readonly #answers = new Map<string, ValidateFunction>();
  readonly #events = new Map<string, ValidateFunction>();
  readonly #bodies = new Map<string, ValidateFunction>();

  constructor(document: OpenAPIObject) {
    // Not strict: `example` is OpenAPI's word, not JSON Schema's.
    const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }));
    const schemas = (document.components?.schemas ?? {}) as Json;
    const components = { schemas: mapValues(schemas, closed) };
    const shapes = { schemas: mapValues(schemas, (one) => closed(withoutHints(one))) };
    this.problem = ajv.compile({ components: { schemas }, $ref: '#/components/schemas/Problem' });
    for (const { operationId, responses, requestBody } of operationsIn(document)) {
      const status = Object.keys(responses).find((one) => one.startsWith('2')) ?? '';
      const answer = responses[status]?.content?.['application/json']?.schema;
      const event = responses[status]?.content?.['text/event-stream']?.schema;
      const body = requestBody?.content['application/json']?.schema;
      if (answer !== undefined) {
        this.#answers.set(operationId, ajv.compile({ ...answer, components }));
      }
      if (event !== undefined) this.#events.set(operationId, ajv.compile({ ...event, components }));
      if (body !== undefined)
        this.#bodies.set(operationId, ajv.compile({ ...body, components: shapes }));
    }
  }

  answerOf(operationId: string): ValidateFunction | undefined {
    return this.#answers.get(operationId);
  }

  /** For one event of a stream, where the operation answers with one. */
  eventOf(operationId: string): ValidateFunction | undefined {
    return this.#events.get(operationId);
  }

  /** Names of the fields that are missing, unknown, of another type or too long. */
  misfitsOfBody(operationId: string, body: unknown): string[] {
    const described = this.#bodies.get(operationId);
    if (described === undefined || described(trimmed(body))) return [];
    return [...new Set((described.errors ?? []).map(fieldOf))];
  }
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Json }>>;
}
interface OperationObject {
  readonly operationId: string;
  readonly requestBody?: Required<Content>;
  readonly responses: Readonly<Record<string, Content>>;
}

const operationsIn = ({ paths }: OpenAPIObject): OperationObject[] =>
  Object.values(paths).flatMap((item) => Object.values(item) as unknown as OperationObject[]);

function fieldOf({ instancePath, params }: ErrorObject): string {
  const [, field] = instancePath.split('/');
  return field ?? String(params['missingProperty'] ?? params['additionalProperty'] ?? '');
}

/** What is not described is a fault, in a body and in an answer. */
const closed = (schema: unknown): unknown =>
  isObject(schema) && 'properties' in schema ? { ...schema, additionalProperties: false } : schema;

/** Formats are hints, and of what is trimmed the least length is not known here. */
function withoutHints(schema: unknown): unknown {
  if (!isObject(schema)) return schema;
  const { minLength: _min, format: _format, properties, ...rest } = schema;
  return isObject(properties) ? { ...rest, properties: mapValues(properties, withoutHints) } : rest;
}

/** As texts are before they are measured; a password is not, and this makes it no longer. */
const trimmed = (body: unknown): unknown =>
  isObject(body) && !Array.isArray(body)
    ? mapValues(body, (value) => (typeof value === 'string' ? value.trim() : value))
    : body;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const mapValues = (object: Json, map: (value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
