import { describe, expect, it } from '@jest/globals';
import { describeLogLine } from './log.line.js';

const line = { level: 30, time: '2027-03-10T09:15:02.113Z', service: 'crm-api', pid: 1 };

describe('a line of a service’s log', () => {
  it('tells when, how bad and what', () => {
    expect(describeLogLine(JSON.stringify({ ...line, msg: 'crm-api answers' }))).toBe(
      '09:15:02.113 info  crm-api answers',
    );
  });

  it.each([
    [{ name: 'TypeError', message: 'no' }, 'a round failed: TypeError: no'],
    [{ name: 'Error', code: 'ECONNREFUSED', message: 'no' }, 'a round failed: ECONNREFUSED: no'],
  ])('tells the error: %j', (err, told) => {
    expect(
      describeLogLine(JSON.stringify({ ...line, level: 50, msg: 'a round failed', err })),
    ).toBe(`09:15:02.113 error ${told}`);
  });

  it.each(['Node.js v26.10.0', '{"half": ', '{"msg": "of somebody else"}', '42'])(
    'stays as it is where it is no such line: %s',
    (text) => {
      expect(describeLogLine(text)).toBe(text);
    },
  );
});
