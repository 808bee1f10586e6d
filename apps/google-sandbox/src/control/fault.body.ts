import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../calendar/json.reader.js';
import { operations } from '../calls/google-call.js';
import type { FaultEffect, FaultRule } from '../faults/fault.rule.js';
import { readControlBody } from './control.error.js';

const matchBody = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  operation: z.enum(operations).optional(),
  account: z.string().toLowerCase().optional(),
  eventId: z.string().optional(),
});

const answerBody = z.strictObject({
  status: z.int().min(200).max(599).optional(),
  reason: z.string().min(1).optional(),
  message: z.string().optional(),
  retryAfter: z.union([z.number().min(0), z.string()]).optional(),
  body: z.unknown().optional(),
  headers: z.record(z.string(), z.string()).optional(),
});

const flag = z.literal(true).optional();

const ruleBody = z.strictObject({
  match: matchBody.default({}),
  times: z.int().min(1).nullable().default(1),
  when: z.enum(['before', 'after']).default('before'),
  delayMs: z.number().min(0).default(0),
  answer: answerBody.optional(),
  hang: flag,
  reset: flag,
  garbage: flag,
});

const ruleWithEffect = ruleBody.transform((given, context): FaultRule => {
  const effects = effectsOf(given);
  const [effect, ...others] = effects;
  if (others.length > 0 || (effect === undefined && given.delayMs === 0)) {
    const message = 'give exactly one of answer, hang, reset, garbage; or a delayMs alone';
    context.addIssue({ code: 'custom', path: ['answer'], message });
    return z.NEVER;
  }
  const { match, times, when, delayMs } = given;
  return { match, times, when, delayMs, effect: effect ?? { kind: 'none' } };
});

function effectsOf({ answer, hang, reset, garbage }: z.output<typeof ruleBody>): FaultEffect[] {
  return [
    ...(answer === undefined ? [] : [{ kind: 'answer', answer } as const]),
    ...(hang === undefined ? [] : [{ kind: 'hang' } as const]),
    ...(reset === undefined ? [] : [{ kind: 'reset' } as const]),
    ...(garbage === undefined ? [] : [{ kind: 'garbage' } as const]),
  ];
}

/** One rule, a list of rules, or `{rules: […]}`. @throws ControlError naming the field */
export function readFaultRules(body: unknown): readonly FaultRule[] {
  const rules: unknown = isJsonObject(body) && 'rules' in body ? body['rules'] : body;
  const list: readonly unknown[] = Array.isArray(rules) ? rules : [rules];
  return list.map((rule) => readControlBody(ruleWithEffect, nested(rule)));
}

/** What a rule matches and answers may stand at its top: `{"operation": "insert", "status": 503}`. */
function nested(rule: unknown): unknown {
  if (!isJsonObject(rule)) return rule;
  const rest: Record<string, unknown> = { ...rule };
  const match = lift(rest, Object.keys(matchBody.shape));
  const answer = lift(rest, Object.keys(answerBody.shape));
  if (Object.keys(match).length > 0) rest['match'] = { ...match, ...objectOf(rest['match']) };
  if (Object.keys(answer).length > 0) rest['answer'] = { ...answer, ...objectOf(rest['answer']) };
  return rest;
}

function lift(rule: Record<string, unknown>, names: readonly string[]): JsonObject {
  const lifted: Record<string, unknown> = {};
  for (const name of names) {
    if (!(name in rule)) continue;
    lifted[name] = rule[name];
    delete rule[name];
  }
  return lifted;
}

const objectOf = (value: unknown): JsonObject => (isJsonObject(value) ? value : {});
