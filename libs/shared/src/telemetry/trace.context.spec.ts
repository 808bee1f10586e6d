import { describe, expect, it } from '@jest/globals';
import { continueTrace } from './trace.context.js';

const fixed = (bytes: number) => Buffer.alloc(bytes, 0xab);
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe("a request's trace", () => {
  it("continues the caller's, with a span of our own", () => {
    expect(continueTrace(`00-${traceId}-${spanId}-00`, fixed)).toEqual({
      traceId,
      traceparent: `00-${traceId}-abababababababab-00`,
    });
  });

  it('takes a later version, which may have more behind', () => {
    expect(continueTrace(`01-${traceId}-${spanId}-01-more`, fixed).traceId).toBe(traceId);
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['a forbidden version', `ff-${traceId}-${spanId}-01`],
    ['upper case', `00-${traceId.toUpperCase()}-${spanId}-01`],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-${spanId}-01`],
    ['a span id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['something behind in version 00', `00-${traceId}-${spanId}-01-more`],
    ['one that is too short', `00-${traceId}-${spanId}`],
    ['another text', "'; drop table"],
  ])('begins anew with %s', (_what, header) => {
    expect(continueTrace(header, fixed)).toEqual({
      traceId: 'ab'.repeat(16),
      traceparent: `00-${'ab'.repeat(16)}-${'ab'.repeat(8)}-01`,
    });
  });
});
