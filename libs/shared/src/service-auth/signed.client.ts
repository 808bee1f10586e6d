import { z } from 'zod';
import type { RequestSigner } from './request.signer.js';
import { ServiceFault } from './service.fault.js';

export interface ServiceCall {
  readonly method: 'POST' | 'DELETE';
  /** Path below the base address, beginning with a slash; parts that vary are encoded. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** For the whole exchange, the answer's body included. */
  readonly timeoutMs: number;
  /** W3C `traceparent` to hand on. */
  readonly traceContext?: string;
}

const problemSchema = z.object({ code: z.string() });

/** Speaks signed HTTP with another service of ours. */
export class SignedClient {
  constructor(
    /** Origin, without a final slash. */
    private readonly baseUrl: string,
    private readonly signer: RequestSigner,
  ) {}

  /**
   * @param shape what the answer must look like (`z.undefined()` for an empty one)
   * @throws ServiceFault
   */
  async call<Shape extends z.ZodType>(call: ServiceCall, shape: Shape): Promise<z.output<Shape>> {
    const { status, text } = await this.#exchange(call);
    const answer = parse(text);
    if (status >= 500) throw fault('service_unreachable', call, status, answer);
    if (status >= 400) throw fault('service_refused', call, status, answer);
    const result = shape.safeParse(answer);
    if (!result.success) throw fault('service_answer_invalid', call, status, answer);
    return result.data;
  }

  async #exchange(call: ServiceCall): Promise<{ status: number; text: string }> {
    const { method, path, traceContext } = call;
    const body = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
    const authorization = await this.signer.sign({ method, path, body: body ?? new Uint8Array() });
    const signal = AbortSignal.timeout(call.timeoutMs);
    try {
      const response = await fetch(this.baseUrl + path, {
        method,
        headers: {
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(traceContext === undefined ? {} : { traceparent: traceContext }),
        },
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal,
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw signal.aborted
        ? new ServiceFault('service_timeout', `no answer in ${call.timeoutMs} ms`, null)
        : new ServiceFault('service_unreachable', 'no connection', null, { cause: error });
    }
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function fault(
  code: ServiceFault['code'],
  call: ServiceCall,
  status: number,
  answer: unknown,
): ServiceFault {
  const problemCode = problemSchema.safeParse(answer).data?.code;
  const said = problemCode === undefined ? '' : ` (${problemCode})`;
  return new ServiceFault(code, `${call.method} was answered with ${status}${said}`, {
    status,
    problemCode,
  });
}
