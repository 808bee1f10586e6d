import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

let crm: TestCrmApi;
let document: OpenAPIObject;
let operations: [call: string, operation: Operation][];
beforeAll(async () => {
  crm = await startTestCrmApi();
  document = (await crm.browser().get('/api/openapi.json')).body as unknown as OpenAPIObject;
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation as Operation,
    ]),
  );
});
afterAll(() => crm.stop());

/** Every handler below /api that Nest serves, from its decorators: `GET /api/contacts/{id}`. */
function servedCalls(): string[] {
  const controllers = [...crm.app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype),
  );
  return controllers.flatMap((controller) => {
    if (typeof controller !== 'function') return [];
    const prefix = String(Reflect.getMetadata('path', controller));
    const prototype = controller.prototype as object;
    const handlers = Object.entries(Object.getOwnPropertyDescriptors(prototype));
    return handlers.flatMap(([name, { value: handler }]) => {
      if (name === 'constructor' || typeof handler !== 'function') return [];
      const path: unknown = Reflect.getMetadata('path', handler as object);
      if (typeof path !== 'string') return [];
      const method = RequestMethod[Number(Reflect.getMetadata('method', handler as object))];
      const segments = `${prefix}/${path}`.split('/').filter((segment) => segment !== '');
      return `${method} /${segments.map((one) => one.replace(/^:(.*)$/, '{$1}')).join('/')}`;
    });
  });
}

async function sourcesBelow(...folders: string[]): Promise<string[]> {
  const checkout = join(import.meta.dirname, '../../../..');
  const names = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: checkout, exclude: (path) => path.endsWith('.spec.ts') },
  );
  return Promise.all(names.map((name) => readFile(join(checkout, name), 'utf8')));
}

/** The description describes everything but itself. */
const ofItself = new Set(['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs/{asset}']);

function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : references(value),
  );
}

describe("the API's description of itself", () => {
  it('is OpenAPI 3.1, open to everybody', () => {
    expect(document.openapi).toBe('3.1.0');
  });

  it('describes every route below /api and no other', () => {
    const served = servedCalls().filter((call) => call.includes(' /api'));
    const described = operations.map(([call]) => call);
    expect(described.toSorted()).toEqual(served.filter((call) => !ofItself.has(call)).toSorted());
    expect(described).toContain('PATCH /api/contacts/{id}');
  });

  it('names each operation once, with a summary and a tag', () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [call, { operationId, summary, tags }] of operations) {
      expect([call, operationId]).toEqual([call, expect.stringMatching(/^[a-z][A-Za-z]+$/)]);
      expect([call, summary]).toEqual([call, expect.stringMatching(/^[A-Z].{3,}/)]);
      expect([call, tags]).toEqual([call, expect.arrayContaining([expect.any(String)])]);
    }
  });

  it('refers to nothing that is not there', () => {
    const known = Object.keys(document.components?.schemas ?? {});
    const referred = references(document).map((ref) => ref.replace('#/components/schemas/', ''));
    expect(referred.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('declares every parameter of every path', () => {
    for (const [call, { parameters = [] }] of operations) {
      const inPath = [...call.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const declared = parameters.flatMap((one) =>
        'in' in one && one.in === 'path' ? [one.name] : [],
      );
      expect([call, declared.toSorted()]).toEqual([call, inPath.toSorted()]);
    }
  });

  /** What is made under an idempotency key may have been made before. */
  const madeOnce = new Map(
    ['POST /api/appointments', 'POST /api/contacts'].map((call) => [call, ['200', '201']]),
  );

  it('says of each operation how it succeeds, and that all else is a problem', () => {
    const oneStatus = [expect.any(String)];
    for (const [call, { responses }] of operations) {
      const statuses = Object.keys(responses);
      const successes = statuses.filter((status) => /^[23]/.test(status));
      expect([call, successes]).toEqual([call, madeOnce.get(call) ?? oneStatus]);
      for (const status of statuses.filter((one) => !/^[23]/.test(one))) {
        const answer = responses[status];
        const types = answer !== undefined && 'content' in answer ? answer.content : {};
        expect([call, status, Object.keys(types ?? {})]).toEqual([
          call,
          status,
          ['application/problem+json'],
        ]);
      }
    }
  });

  it('asks for a session exactly where the guard does', async () => {
    for (const [call, { security }] of operations) {
      const [method = '', path = ''] = call.split(' ');
      const url = path.replaceAll(/\{\w+\}/g, '0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a90');
      const { body } = await crm.browser().send(method as 'GET', url);
      const refused = body['code'] === 'not_signed_in';
      expect([call, security ?? 'session']).toEqual([call, refused ? 'session' : []]);
    }
  });

  it('names every code that a problem can have', async () => {
    const thrown = (await sourcesBelow('apps/crm-api/src', 'libs/shared/src')).flatMap((source) =>
      [...source.matchAll(/new Problem\(\s*[\w.]+,\s*'([a-z_]+)'/g)].map(([, code = '']) => code),
    );
    expect(thrown.length).toBeGreaterThan(20);
    const schema = document.components?.schemas?.['Problem'] as {
      properties: { code: { enum: string[] } };
    };
    const named = new Set(schema.properties.code.enum);
    const unnamed = new Set(thrown.filter((code) => !named.has(code)));
    // Of `/health`, of the pages, and between the services.
    const notOfTheApi = /^(?:not_ready|pages_not_built|service_signature_)/;
    expect([...unnamed].filter((code) => !notOfTheApi.test(code))).toEqual([]);
  });

  it('tells when to come again, of what passes by itself', () => {
    for (const [call, { responses }] of operations) {
      for (const status of ['429', '503'].filter((one) => one in responses)) {
        expect([call, status, responses[status]]).toEqual([
          call,
          status,
          expect.objectContaining({ headers: { 'Retry-After': expect.anything() } }),
        ]);
      }
    }
  });

  it('has no words of OpenAPI 3.0', () => {
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    expect(JSON.stringify(document)).not.toContain('x-public');
  });

  it('tells optional from nullable, in what is sent and in what comes back', () => {
    expect(document.components?.schemas).toMatchObject({
      CreateContactRequest: {
        required: ['name'],
        properties: { name: { type: 'string' }, email: { type: ['string', 'null'] } },
      },
      Contact: {
        required: ['id', 'name', 'email', 'phone', 'notes', 'createdAt', 'updatedAt'],
        properties: { email: { type: ['string', 'null'] }, createdAt: { format: 'date-time' } },
      },
      ContactPage: { properties: { nextCursor: { type: ['string', 'null'] } } },
    });
    expect(document.components?.schemas?.['UpdateContactRequest']).not.toHaveProperty('required');
  });

  it('lets the times that do not apply be null, and promises no form of an e-mail address', () => {
    const time = { type: ['string', 'null'] };
    expect(document.components?.schemas).toMatchObject({
      CreateAppointmentRequest: {
        required: ['contactId', 'kind', 'title', 'timeZone'],
        properties: { startsAt: time, endsAt: time, startsOn: time, endsOn: time },
      },
      Account: { properties: { email: expect.not.objectContaining({ format: 'email' }) } },
    });
  });

  it('gives examples that the API takes', async () => {
    const exampleOf = (name: string) => {
      const schema = document.components?.schemas?.[name];
      const properties = schema !== undefined && 'properties' in schema ? schema.properties : {};
      return Object.fromEntries(
        Object.entries(properties ?? {}).flatMap(([field, one]) =>
          'example' in one ? [[field, one.example]] : [],
        ),
      );
    };
    const browser = crm.browser();
    expect((await browser.post('/api/accounts', exampleOf('SignUpRequest'))).status).toBe(201);
    const contact = await browser.post('/api/contacts', exampleOf('CreateContactRequest'));
    expect(contact.status).toBe(201);
    const path = `/api/contacts/${String(contact.body['id'])}`;
    expect((await browser.patch(path, exampleOf('UpdateContactRequest'))).status).toBe(200);
  });
});

describe('the page of the documentation', () => {
  it('loads all it needs from this server, under a policy that lets nothing else in', async () => {
    const page = await crm.browser().get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'/,
    );
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link);
    expect(links).toHaveLength(4);
    for (const link of links) {
      expect(link).toMatch(/^\/api\//);
      expect((await crm.browser().get(String(link))).status).toBe(200);
    }
  });

  it.each(['index.html', '..%2Fpackage.json', 'swagger-ui-bundle.js.map', 'constructor'])(
    'does not hand out %s',
    async (name) => {
      expect((await crm.browser().get(`/api/docs/${name}`)).status).toBe(404);
    },
  );
});
