import type { OpenAPIObject } from '@nestjs/swagger';
import type { Method } from '../crm-api/exchange.js';

/** A JSON Schema, as far as the generator looks into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly example?: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<
    Record<string, { readonly value: Readonly<Record<string, unknown>> }>
  >;
}

interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly content?: Readonly<Record<string, Content>>; readonly headers?: object }
    >
  >;
}

/** An operation, as the API's description of itself has it. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly isPublic: boolean;
  readonly query: readonly string[];
  readonly takesIfMatch: boolean;
  readonly body: BodyDescription | undefined;
  /** The status of its success; where an idempotency key may find something, of the first one. */
  readonly success: number;
  /** Headers that come with a success. */
  readonly headers: readonly string[];
}

export interface BodyDescription {
  readonly fields: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
  /** Bodies that are right but for the ids in them. */
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

export function operationsOf(document: OpenAPIObject): Operation[] {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, one]) =>
      readOperation(method, path, one as unknown as OperationObject, schemas),
    ),
  );
}

function readOperation(
  method: string,
  path: string,
  { operationId, security, parameters = [], requestBody, responses }: OperationObject,
  schemas: Readonly<Record<string, Schema>>,
): Operation {
  const namesIn = (place: string): string[] =>
    parameters.filter((one) => one.in === place).map(({ name }) => name);
  const success = Object.keys(responses).findLast((status) => /^[23]/.test(status)) ?? '';
  const content = requestBody?.content['application/json'];
  return {
    id: operationId,
    method: method.toUpperCase() as Method,
    path,
    isPublic: security?.length === 0,
    query: namesIn('query'),
    takesIfMatch: namesIn('header').includes('If-Match'),
    body: content === undefined ? undefined : readBody(content, schemas),
    success: Number(success),
    headers: Object.keys(responses[success]?.headers ?? {}).map((name) => name.toLowerCase()),
  };
}

function readBody(
  { schema, examples = {} }: Content,
  schemas: Readonly<Record<string, Schema>>,
): BodyDescription {
  const { properties = {}, required = [] } = resolve(schema ?? {}, schemas);
  const fields = Object.entries(properties).map(([name, one]) => [name, resolve(one, schemas)]);
  return {
    fields: Object.fromEntries(fields) as Record<string, Schema>,
    required,
    examples: Object.values(examples).map(({ value }) => value),
  };
}

/** Nest writes an enum with a description of its own as `allOf` of one reference. */
function resolve(schema: Schema, schemas: Readonly<Record<string, Schema>>): Schema {
  const [only] = schema.allOf ?? [];
  const reference = schema.$ref ?? only?.$ref;
  if (reference === undefined) return schema;
  return { ...schema, ...schemas[reference.replace('#/components/schemas/', '')] };
}
