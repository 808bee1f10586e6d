import { randomBytes } from 'node:crypto';

/** Where one request stands in a distributed trace (W3C Trace Context, level 1). */
export interface RequestTrace {
  /** 32 hex digits, the same for all that follows from one request. */
  readonly traceId: string;
  /** What is handed on: the trace's id and a span of our own. */
  readonly traceparent: string;
}

// Version ff is forbidden; a version that we do not know may have more fields behind.
const traceparentPattern =
  /^(?!ff)(?<version>[\da-f]{2})-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-(?<flags>[\da-f]{2})(?<rest>-.*)?$/;

const allZero = /^0+$/;

/**
 * Continues the caller's trace with a span of our own, or begins one.
 *
 * @param header the request's `traceparent`, as it came; anything invalid counts as none
 * @param random source of ids, given the number of bytes
 */
export function continueTrace(
  header?: string,
  random: (bytes: number) => Buffer = randomBytes,
): RequestTrace {
  const { traceId, flags } = parseTraceparent(header) ?? {
    traceId: random(16).toString('hex'),
    flags: '01',
  };
  return { traceId, traceparent: `00-${traceId}-${random(8).toString('hex')}-${flags}` };
}

function parseTraceparent(header?: string): { traceId: string; flags: string } | undefined {
  const parts = header === undefined ? undefined : traceparentPattern.exec(header)?.groups;
  const { version, traceId, spanId, flags, rest } = parts ?? {};
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (allZero.test(traceId) || allZero.test(spanId)) return undefined;
  if (version === '00' && rest !== undefined) return undefined;
  return { traceId, flags };
}
