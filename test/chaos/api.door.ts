import { Agent, request } from 'node:http';
import { type Exchange, type Received, type Sent, textOf } from '../crm-api/exchange.js';

/** Longer than crm-api waits for anybody. */
const patienceMs = 40_000;

/** Whether a request was served, cannot be known, or an honest "not now" was the answer. */
export class ApiAway extends Error {
  constructor(
    /** Nobody knows whether it was written. */
    readonly isUnknown: boolean,
    message: string,
  ) {
    super(message);
    this.name = 'ApiAway';
  }
}

/** The way to crm-api while it is killed, and its database with it. Judges what it must not answer. */
export class ApiDoor {
  /** Answers that blame nobody, and requests that were never answered: what and how often. */
  readonly faults = new Map<string, number>();
  unavailable = 0;
  cut = 0;
  readonly #sockets = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(readonly address: string) {}

  /** @throws ApiAway */
  readonly exchange: Exchange = async (sent) => {
    const answer = await this.#send(sent);
    if (answer.status < 500) return answer;
    const isHonest = answer.status === 503 && answer.headers['retry-after'] !== undefined;
    if (isHonest) {
      this.unavailable += 1;
      throw new ApiAway(true, `${sent.method} ${sent.path}: ${answer.status}`);
    }
    this.#blame(`${sent.method} ${shapeOf(sent.path)} answered ${answer.status} ${codeIn(answer)}`);
    return answer;
  };

  close(): void {
    this.#sockets.destroy();
  }

  async #send(sent: Sent): Promise<Received> {
    try {
      return await this.#exchange(sent);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code';
      if (code === 'ETIMEDOUT') {
        this.#blame(`${sent.method} ${shapeOf(sent.path)} was not answered in ${patienceMs} ms`);
      }
      this.cut += 1;
      throw new ApiAway(code !== 'ECONNREFUSED', `${sent.method} ${sent.path}: ${code}`);
    }
  }

  async #exchange({ method, path, headers, body }: Sent): Promise<Received> {
    const { promise, resolve, reject } = Promise.withResolvers<Received>();
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      this.address,
      { method, path, headers: { ...length, ...headers }, agent: this.#sockets },
      (answer) => {
        const { statusCode: status = 0 } = answer;
        textOf(answer).then(
          (read) => resolve({ status, headers: answer.headers, text: read }),
          reject,
        );
      },
    );
    outgoing.setTimeout(patienceMs, () => {
      outgoing.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
    });
    outgoing.on('error', reject).end(body);
    return promise;
  }

  #blame(what: string): void {
    this.faults.set(what, (this.faults.get(what) ?? 0) + 1);
  }
}

/** Without ids: one kind of fault is one line. */
const shapeOf = (path: string): string =>
  (path.split('?')[0] ?? '').replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '{id}').slice(0, 80);

function codeIn({ text: body }: Received): string {
  return /"code":"(\w+)"/.exec(body)?.[1] ?? 'without a code';
}
