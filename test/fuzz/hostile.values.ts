/*
 * What broken and ill-meaning clients send. All are JSON texts, because some cannot be written as
 * values: 1e400, a lone surrogate, a key that is there twice. The lists are filled by hand: one item
 * a line would be a column that nobody reads.
 */

const text = (value: string): string => JSON.stringify(value);

// prettier-ignore
const otherTypes = [
  'null', 'true', 'false', '0', '-0', '1', '-1', '1.5', '1e400', '9007199254740993', '[]', '{}',
  '[[]]', '[null]', '["a"]', '{"a":1}', '{"length":3}', '{"toString":1}', '"1"', '"true"',
  '"null"', '"[object Object]"',
];

// prettier-ignore
const texts = [
  '""', '" "', '"\\t\\n"', '"\\u0000"', '"a\\u0000b"', '"\\u0007"', '"\\u007f"', '"\\u2028"',
  '"\\ud800"', '"a\\udfff"', '"\\udfff\\ud800"', '"\\u202etxt.exe"', '"\\ufeff"', '"\\u200b"',
  ...[50, 51, 200, 201, 254, 255, 300, 301, 500, 501, 5001, 8001, 100_000].map((length) =>
    text('x'.repeat(length)),
  ),
  ...[300, 301, 8000].map((length) => text('🏡'.repeat(length))),
  ...["'; drop table crm.account; --", '%_\\', '<script>alert(1)</script>', '${7*7}'].map(text),
  ...['__proto__', 'constructor', '../../etc/passwd', '%00', 'ﷺ', 'a@b', '@', 'a@', 'a b@c'].map(
    text,
  ),
];

// prettier-ignore
const times = [
  '2027-02-29T10:00:00Z', '2028-02-29T10:00:00Z', '2027-03-10T24:00:00Z', '2027-03-10T23:59:60Z',
  '2027-03-10T10:00:00', '2027-03-10T10:00Z', '2027-03-10 10:00:00Z', '2027-03-10t10:00:00z',
  '2027-03-10T10:00:00-00:00', '2027-03-10T10:00:00+23:59', '2027-03-10T10:00:00+24:00',
  '2027-03-10T10:00:00.123456789012Z', '2027-13-01T00:00:00Z', '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-14:00', '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z', '2200-12-31T23:59:59Z', '2201-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '2027-W10-3T10:00:00Z', 'now', 'infinity',
  '2027-03-10T10:00:00Z[Europe/Paris]', '٢٠٢٧-03-10T10:00:00Z', '1799999999', 'Invalid Date',
  '2027-03-10', '2027-02-29', '2027-02-30', '2027-3-1', '2027-00-00', '9999-12-31', '1969-12-31',
  '2200-12-31', '2201-01-01', '2027-069', '20270310', '2011-12-30', '-infinity', 'epoch',
].map(text);

// prettier-ignore
const zones = [
  'UTC', 'utc', 'Z', 'EST', 'Etc/GMT+14', 'Etc/GMT-15', 'US/Pacific', 'asia/calcutta', '+02:00',
  'Pacific/Apia', 'Africa/Casablanca', 'Factory', 'localtime', 'Europe/Amsterdam\n', 'Europe',
  'Europe/Amsterdam, UTC', '../UTC', 'Mars/Base', '-00:00', 'Etc/Unknown',
].map(text);

// prettier-ignore
const ids = [
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '1',
  '{0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11}', '0b1f6e0e6a5b4a3e9a530d1c2b7f8e11',
  '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e1', '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e1g', 'urn:uuid:1',
].map(text);

/** In place of a field, by what the field is. */
export const hostileValues = { otherTypes, texts, times, zones, ids } as const;

export const unknownKeys: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  ' ',
  'id',
  'version',
  'agentId',
  'role',
  'passwordHash',
  'password_hash',
  'sync',
  'createdAt',
  '0',
  'a.b',
  '$where',
  'Title',
  'title ',
  'é',
  '🏡',
  '\0',
  '\ud800',
  'x'.repeat(10_000),
];

/** In place of a whole body. */
// prettier-ignore
export const hostileBodies: readonly string[] = [
  '', ' ', '\0', 'null', 'true', '0', '"text"', '[]', '[{}]', '{}', '{', '}', '{"', '{]', '[1,',
  '{"a":1,}', '{a:1}', "{'a':1}", '{"a":NaN}', '{"a":1} x', '{}{}', '\ufeff{}', '/* */{}',
  '{"__proto__":{}}', '{"constructor":{"prototype":{"x":1}}}', '{"a":"\t"}', 'undefined',
  '['.repeat(5_000) + ']'.repeat(5_000),
  '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000),
  `{"title":${text('x'.repeat(1_000_000))}}`,
  `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":${index}`).join()}}`,
];

// prettier-ignore
export const contentTypes: readonly string[] = [
  'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x',
  'application/xml', 'application/json-patch+json', 'application/merge-patch+json', '', '/',
  'application/json, text/plain', 'application/json; charset=utf-16', 'APPLICATION/JSON', 'json',
  'application/json;', 'application/json; charset="', 'text/html', 'application/octet-stream',
];
