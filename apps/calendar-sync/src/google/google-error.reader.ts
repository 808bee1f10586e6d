import { classifyFailure, type CallEvidence } from './google-error.classifier.js';
import { GoogleError } from './google.error.js';

/**
 * Turns whatever the client threw into our own error, and ends the original here.
 *
 * Reads shapes, not classes: several copies of gaxios are installed, so `instanceof GaxiosError`
 * may be false for a GaxiosError.
 *
 * @param signal the caller's own: an abort by it is told apart from our timeout
 */
export function toGoogleError(thrown: unknown, signal?: AbortSignal): GoogleError {
  // Also as a cause: the client wraps whatever is thrown while it sends.
  const own = [...causesOf(thrown)].find((error) => error instanceof GoogleError);
  if (own !== undefined) return own;
  return new GoogleError(classifyFailure(evidenceOf(thrown, signal)));
}

function evidenceOf(thrown: unknown, signal: AbortSignal | undefined): CallEvidence {
  const response = property(thrown, 'response');
  const status = property(response, 'status');
  if (typeof status === 'number') {
    const headers = property(response, 'headers');
    return {
      kind: 'answer',
      status,
      body: property(response, 'data'),
      retryAfter: headerOf(headers, 'retry-after'),
      answeredAt: headerOf(headers, 'date'),
    };
  }
  if (signal?.aborted === true) return { kind: 'silence', why: 'aborted' };
  const chain = [...causesOf(thrown)];
  if (chain.some((error) => property(error, 'name') === 'TimeoutError')) {
    return { kind: 'silence', why: 'timeout' };
  }
  // A request that was sent, or was to be sent: the client's errors carry its `config`.
  if (property(thrown, 'config') === undefined) return { kind: 'breakage' };
  return { kind: 'silence', why: 'unreachable', networkCode: networkCodeOf(chain) };
}

function headerOf(headers: unknown, name: string): string | null {
  return headers instanceof Headers ? headers.get(name) : null;
}

/** The innermost system or undici code: `ECONNREFUSED`, `UND_ERR_SOCKET`, … */
function networkCodeOf(chain: readonly unknown[]): string | null {
  const codes = chain.map((error) => property(error, 'code'));
  const code = codes.findLast((value) => typeof value === 'string' && /^[A-Z_\d]+$/.test(value));
  return typeof code === 'string' ? code : null;
}

function* causesOf(thrown: unknown): Generator {
  let error = thrown;
  // Bounded: a cause may refer back to its effect.
  for (let depth = 0; depth < 8 && error !== undefined; depth += 1) {
    yield error;
    error = property(error, 'cause');
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
