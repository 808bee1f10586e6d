import { describe, expect, it } from '@jest/globals';
import { explainConnectFailure } from './connect.fault.js';
import { placeOf } from './database.place.js';

const place = placeOf('postgres://alt:hunter2@db.example.com/crm');
const explain = (code: string | undefined, message = 'hunter2') =>
  explainConnectFailure(code, message, place);

describe('the place of a database', () => {
  it.each([
    ['postgres://alt:x@db/crm', { server: 'db:5432', role: 'alt', database: 'crm' }],
    ['postgres://a%40b:x@db:6432/', { server: 'db:6432', role: 'a@b', database: 'a@b' }],
  ])('of %s is %j', (url, expected) => {
    expect(placeOf(url)).toEqual(expected);
  });
});

describe('a connection that fails', () => {
  it.each([
    ['ECONNREFUSED', 'database_unreachable', /Nothing listens at db\.example\.com:5432.*start/],
    ['ENOTFOUND', 'database_unreachable', /unknown: correct the name/],
    ['28P01', 'database_refuses', /role "alt".*password/],
    ['28000', 'database_refuses', /pg_hba\.conf/],
    ['3D000', 'database_missing', /no database "crm".*createdb/],
    ['57P03', 'database_starting', /try again/],
    ['53300', 'database_full', /max_connections/],
    ['XX999', 'database_unreachable', /XX999/],
  ])('with %s is %s, in one sentence without the password', (code, name, text) => {
    const fault = explain(code);
    expect(fault.code).toBe(name);
    expect(fault.message).toMatch(text);
    expect(fault.message).not.toContain('hunter2');
  });

  it.each([
    ['timeout expired', /does not answer/],
    ['The server does not support SSL connections', /sslmode/],
    ['SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', /has none: add it/],
    ['Connection terminated unexpectedly', /hangs up/],
  ])('without a code is read from the words "%s"', (message, text) => {
    expect(explain(undefined, message).message).toMatch(text);
  });
});
