/* What broken and ill-meaning clients put around a body. */

/** In place of an id in a path, escaped. */
// prettier-ignore
export const hostilePathIds: readonly string[] = [
  '1', '0', '-1', 'null', 'undefined', '%00', '%20', '%zz', '%', '%2e%2e', '%2F', 'a%2Fb', '*',
  '%F0%9F%8F%A1', '%ed%a0%80',
  'x'.repeat(500),
  'x'.repeat(600),
  'appointments', "'", ';', ':id', '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11%00',
  '{0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11}',
];

/** Whole query strings. */
// prettier-ignore
export const hostileQueries: readonly string[] = [
  '?', '&', '=', '%', '%zz=%zz', 'limit', 'limit=', 'limit=0', 'limit=-1', 'limit=1e1',
  'limit=1.0',
  'limit=%201',
  'limit=999999999999', 'limit=1&limit=2', 'limit[]=1', 'limit[x]=1', '__proto__=1',
  '__proto__[x]=1', 'constructor=1', 'unknown=1', 'cursor=', 'cursor=%00', 'cursor=x&cursor=y',
  `cursor=${'x'.repeat(1_001)}`, 'q=%00', 'q=%ff', 'q=%', 'q=%25', 'q=_', 'q=%5C', 'q=a&q=b',
  `q=${'x'.repeat(201)}`, 'q=%F0%9F%8F%A1', 'q=', 'from=', 'from=now',
  'from=0000-01-01T00:00:00Z', 'to=0000-01-01T00:00:00Z', 'from[]=1', 'from=9999-12-31T23:59:59Z',
  'to=9999-12-31T23:59:59-14:00', 'from=2027-01-01T00:00:00+01:00',
  'from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z', 'to=2027-01-01T00:00:00%2B01:00',
  'state=x', 'state=x&state=y', 'code=x', 'error=access_denied', 'state=%00&code=%00',
  `state=x&error=${'x'.repeat(1_001)}`, `state=${'s'.repeat(43)}&code=4/0x`,
];

/** What a cursor may hold when somebody writes one. */
// prettier-ignore
export const hostileCursors: readonly string[] = [
  '[]', '{}', 'null', '1', '"a"', '[1,2]', '["a"]', '["a","b"]', '["a","b","c"]', '[null,null]',
  '["2027-02-30T00:00:00.000000Z","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11"]',
  '["0000-01-01T00:00:00Z","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11"]',
  '["9999-12-31T23:59:59.999999Z","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11"]',
  '["2027-01-01T00:00:00Z","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11\\u0000"]',
  '["infinity","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11"]',
  '["2027-01-01T00:00:00Z","0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11"]',
];

// prettier-ignore
export const ifMatches: readonly string[] = [
  '*', '"0"', '"999"', '"1"', 'W/"1"', '1', '', '"', '"1', '"1", "2"', 'W/"1", "2"', '*, "1"',
  'null',
];

export const origins: readonly string[] = ['null', 'https://evil.example', 'http://localhost', ''];

/** Requests that belong to no operation. */
// prettier-ignore
export const offTheMap: readonly string[] = [
  '/api', '/api/', '/api/nothing', '/api//contacts', '/api/contacts/', '/api/session/',
  '/API/contacts', '/api/contacts/0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11/', '/api/appointments//',
  '/..%2f..%2fetc', '/api/contacts/x/appointments/y', '/%', '/%00', '/api/docs/..%2fopenapi.json',
  '/settings/', '/api/docs/nothing', '/api/calendar-connection/authorize/', '/health/nothing',
  '//evil.example/',
];
