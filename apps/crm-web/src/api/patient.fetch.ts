/** Longer than the server takes at its worst; a network in a car park may never answer. */
const patienceMs = 20_000;

/** For what is written: how long an answer is waited for. */
export const patience = (): AbortSignal => AbortSignal.timeout(patienceMs);

/** No answer came, or none of ALT's: without a network, in time, past a hotel's own sign-in page. */
export class UnreachableError extends Error {
  /** @param isLate it was waited for as long as anybody would */
  constructor(
    readonly isLate: boolean,
    cause: unknown,
  ) {
    super('ALT could not be reached. Check your connection, then try again.', { cause });
  }
}

const ours = /^application\/(problem\+)?json\b/;

/**
 * Asks, and reads the answer whole: a connection may also break in the middle of one. What is only
 * read is not waited for without end.
 *
 * @throws UnreachableError; what the request's own signal threw, where nobody wants the answer any more
 */
export async function patientFetch(request: Request): Promise<Response> {
  const ending = new AbortController();
  const end = (): void => ending.abort(request.signal.reason);
  request.signal.addEventListener('abort', end);
  const timer = request.method === 'GET' ? setTimeout(() => ending.abort(), patienceMs) : undefined;
  try {
    const response = await fetch(request, { signal: ending.signal });
    if (response.status === 204) return response;
    const body = await response.arrayBuffer();
    if (!ours.test(response.headers.get('content-type') ?? ''))
      throw new Error(`something else answered (${response.status})`);
    return new Response(body, response);
  } catch (cause) {
    if (isUnwanted(request.signal)) throw cause;
    throw new UnreachableError(ending.signal.aborted, cause);
  } finally {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', end);
  }
}

/** Not: its time was up. */
const isUnwanted = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && (reason as Partial<Error> | undefined)?.name !== 'TimeoutError';
