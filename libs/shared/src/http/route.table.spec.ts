import { describe, expect, it } from '@jest/globals';
import { RouteTable } from './route.table.js';

describe('the route table', () => {
  const routes = new RouteTable();
  routes.add('GET', '/api/contacts');
  routes.add('POST', '/api/contacts');
  routes.add('PATCH', '/api/contacts/:id');
  routes.add('GET', '/api/contacts/:id');
  routes.add('GET', '/api/openapi.json');

  it.each([
    ['/api/contacts', ['GET', 'POST']],
    // As Fastify's router has it: another address, which nothing is at.
    ['/api/contacts/', []],
    ['/api/contacts/7', ['GET', 'PATCH']],
    ['/api/contacts/7/appointments', []],
    ['/api/openapi.json', ['GET']],
    ['/api/openapiXjson', []],
    ['/', []],
  ])('knows which methods %s takes', (path, methods) => {
    expect(routes.methodsAt(path)).toEqual(methods);
  });
});
