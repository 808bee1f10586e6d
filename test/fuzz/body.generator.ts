import type { BodyDescription, Schema } from './api.description.js';
import type { Dice } from './dice.js';
import { contentTypes, hostileBodies, hostileValues, unknownKeys } from './hostile.values.js';

export interface GeneratedBody {
  readonly contentType: string;
  readonly bytes: string | Buffer;
}

/** A field of this run's own (an id, a password) in place of the description's example. */
export type KnownField = (name: string) => unknown;

/** Names and JSON texts: what is broken about a body may be in either. */
type Fields = readonly (readonly [name: string, json: string])[];

const json = 'application/json';
const plainTexts = [
  'Tour',
  'Überseering 12',
  '見学 🏡',
  'O’Neill & Söhne',
  'a',
  'عنوان',
  'x'.repeat(50),
];

export function validBody(dice: Dice, body: BodyDescription, known: KnownField): GeneratedBody {
  return asJson(validFields(dice, body, known));
}

/** Broken in one way or another; a few are still good, and nobody has to mind. */
export function brokenBody(dice: Dice, body: BodyDescription, known: KnownField): GeneratedBody {
  const fields = validFields(dice, body, known);
  const place = dice.below(fields.length);
  const hostile = hostileFor(dice, body, fields[place]?.[0] ?? '');
  const all = Object.keys(body.fields);
  const fault = dice.weigh({
    value: 8,
    added: 3,
    dropped: 2,
    unknown: 3,
    twice: 1,
    all: 1,
    whole: 3,
    type: 2,
    bytes: 2,
  });
  switch (fault) {
    case 'value':
      return asJson(
        fields.map(([name, value], index) => [name, index === place ? hostile : value]),
      );
    case 'added':
      return asJson([...fields, hostileField(dice, body)]);
    case 'dropped':
      return asJson(fields.filter((_field, index) => index !== place));
    case 'unknown':
      return asJson([...fields, [dice.pick(unknownKeys), hostile]]);
    case 'twice':
      return asJson([...fields, ...fields.slice(place, place + 1)]);
    case 'all':
      return asJson(all.map((name) => [name, hostileFor(dice, body, name)]));
    case 'whole':
      return { contentType: json, bytes: dice.pick(hostileBodies) };
    case 'type':
      return { ...asJson(fields), contentType: dice.pick(contentTypes) };
    case 'bytes':
      return { contentType: json, bytes: mangled(dice, asJson(fields).bytes) };
  }
}

function validFields(dice: Dice, body: BodyDescription, known: KnownField): Fields {
  const example = body.examples.length > 0 ? dice.pick(body.examples) : exampleOf(dice, body);
  return Object.entries(example).map(([name, value]) => {
    const chosen = known(name) ?? variant(dice, body.fields[name] ?? {}, value);
    return [name, JSON.stringify(chosen)];
  });
}

function exampleOf(dice: Dice, { fields, required }: BodyDescription): Record<string, unknown> {
  const chosen = Object.entries(fields).filter(
    ([name]) => required.includes(name) || dice.oneIn(2),
  );
  return Object.fromEntries(chosen.map(([name, { example }]) => [name, example]));
}

function variant(dice: Dice, schema: Schema, example: unknown): unknown {
  if (schema.enum !== undefined) return dice.pick(schema.enum);
  if (schema.type?.includes('null') === true && dice.oneIn(4)) return null;
  const isPlain =
    typeof example === 'string' && schema.format === undefined && !example.includes('/');
  return isPlain && dice.oneIn(3) ? dice.pick(plainTexts) : example;
}

function hostileField(dice: Dice, body: BodyDescription): Fields[number] {
  const name = dice.pick(Object.keys(body.fields));
  return [name, hostileFor(dice, body, name)];
}

/** Mostly what comes close to the field's own kind: the rest is refused at the first look. */
function hostileFor(dice: Dice, { fields }: BodyDescription, name: string): string {
  const { otherTypes, texts, times, zones, ids } = hostileValues;
  const format = fields[name]?.format ?? (name === 'timeZone' ? 'zone' : '');
  const own = { 'date-time': times, date: times, uuid: ids, zone: zones }[format] ?? texts;
  return dice.pick(dice.pick([own, own, texts, otherTypes]));
}

function asJson(fields: Fields): GeneratedBody {
  const members = fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`);
  return { contentType: json, bytes: `{${members.join()}}` };
}

/** Cut off, lengthened, or with bytes in it that are no UTF-8. */
function mangled(dice: Dice, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const place = dice.below(bytes.length);
  if (dice.oneIn(3)) return bytes.subarray(0, place);
  const strange = dice.pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x00], [0x22], [0x5c]]);
  return Buffer.concat([bytes.subarray(0, place), Buffer.from(strange), bytes.subarray(place)]);
}
