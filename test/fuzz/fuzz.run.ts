import type { OpenAPIObject } from '@nestjs/swagger';
import { type Exchange, overNetworkTo, type Received } from '../crm-api/exchange.js';
import type { GoogleControl } from '../system/google.control.js';
import { AnswerJudge } from './answer.judge.js';
import { type Operation, operationsOf } from './api.description.js';
import type { FuzzConfig } from './config.js';
import { Dice } from './dice.js';
import { FuzzWorld } from './fuzz.world.js';
import { jsonIn } from './json.reader.js';
import type { OutboxWitness } from './outbox.witness.js';
import { type FuzzRequest, RequestGenerator, type Temper } from './request.generator.js';

export interface FuzzReport {
  /** Each with the request and the answer that show it. */
  readonly faults: readonly string[];
  /** Operations that never went well: what was sent there tested nothing. */
  readonly neverSucceeded: readonly string[];
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
}

export interface FuzzSubject {
  readonly address: string;
  readonly google: GoogleControl;
  readonly witness: Pick<OutboxWitness, keyof OutboxWitness>;
  /** Another way to the address than straight over the network. */
  readonly exchange?: Exchange;
  /** Whether a request that failed says nothing: the service was taken away from under it. */
  readonly isAway?: (error: unknown) => boolean;
  /** Of the people's e-mail addresses, where others fuzz beside us. */
  readonly domain?: string;
}

/** A password hash takes longer than ten other requests. */
const costly: ReadonlySet<string> = new Set(['signUp', 'signIn', 'deleteAccount']);

/** As many faults say enough. */
const enough = 10;

/** Fastify's limit: of what is longer, the connection may be cut before all of it was sent. */
const bodyLimit = 1_048_576;

export async function fuzz(config: FuzzConfig, subject: FuzzSubject): Promise<FuzzReport> {
  const { address, google, witness, exchange = overNetworkTo(address) } = subject;
  const dice = new Dice(config.seed);
  const document = await describedBy(exchange);
  const operations = operationsOf(document);
  const judge = new AnswerJudge(document);
  const world = await FuzzWorld.make(dice, address, google, subject.domain);
  const generator = new RequestGenerator(dice, world);
  const succeeded = new Set<string>();
  const statuses: Record<string, number> = {};
  const faults = new Map<string, string>();
  const disagreeing = new Set<string>();

  await world.replenish();
  for (let number = 0; number < config.requests && faults.size < enough; number += 1) {
    const [operation, temper] = choose(dice, operations, number);
    const request = generator.generate(operation, temper);
    const before = await witness.fingerprint();
    const answer = await answerTo(exchange, request, subject.isAway);
    if (answer === undefined) continue;
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const found = judge.faultsOf(request, answer);
    if (answer.status >= 400 && (await witness.fingerprint()) !== before) {
      found.push('was refused, and written all the same');
    }
    if (request.method !== 'GET') {
      const ids = (await witness.disagreements()).filter((id) => !disagreeing.has(id));
      for (const id of ids) disagreeing.add(id);
      if (ids.length > 0)
        found.push(`left appointments that disagree with the outbox: ${ids.join()}`);
    }
    const kind = `${operation.id} ${found.join()}`;
    if (found.length > 0 && !faults.has(kind)) {
      faults.set(kind, inWords(number, request, answer, found));
    }
    if (answer.status === 429) await witness.forgiveGuesses();
    if (request.operation !== undefined && answer.status === operation.success) {
      succeeded.add(operation.id);
      if (request.isSignedIn) await world.learn(operation, request.path, jsonIn(answer.text));
    }
  }
  for (const id of await witness.distortions())
    faults.set(id, `the lane of ${id} carries another content`);
  const ids = operations.map(({ id }) => id);
  return {
    faults: [...faults.values()],
    statuses,
    neverSucceeded: ids.filter((id) => !succeeded.has(id)),
  };
}

/** First everything once as it should be, then at random. */
function choose(dice: Dice, operations: readonly Operation[], number: number): [Operation, Temper] {
  const inTurn = operations[number];
  if (inTurn !== undefined) return [inTurn, 'valid'];
  const operation = dice.pick(operations);
  if (costly.has(operation.id) && !dice.oneIn(3)) return choose(dice, operations, number);
  return [operation, dice.weigh({ valid: 3, broken: 6, lost: 1 })];
}

async function describedBy(exchange: Exchange): Promise<OpenAPIObject> {
  const { text } = await exchange({ method: 'GET', path: '/api/openapi.json', headers: {} });
  return JSON.parse(text) as OpenAPIObject;
}

/** undefined where the connection was cut with good reason. */
async function answerTo(
  exchange: Exchange,
  request: FuzzRequest,
  isAway: FuzzSubject['isAway'],
): Promise<Received | undefined> {
  try {
    return await exchange(request);
  } catch (error) {
    if (isAway?.(error) === true) return undefined;
    if (Buffer.byteLength(request.body ?? '') > bodyLimit) return undefined;
    throw error;
  }
}

function inWords(
  number: number,
  request: FuzzRequest,
  answer: Received,
  found: readonly string[],
): string {
  const { method, path, headers, body = '' } = request;
  const { cookie, ...shown } = headers;
  return [
    `request ${number}: ${found.join('; ')}`,
    `  ${method} ${path} ${JSON.stringify(shown)} ${cookie === undefined ? 'no cookie' : ''}`,
    `  ${String(body).slice(0, 500)}`,
    `  ${answer.status} ${JSON.stringify(answer.headers['content-type'])} ${answer.text.slice(0, 500)}`,
  ].join('\n');
}
