import { describe, expect, it } from '@jest/globals';
import { Problem } from '#shared/http/index.js';
import { ChoiceField, FlagField } from './choice.field.js';
import { IdField } from './id.field.js';
import { ObjectField } from './object.field.js';
import { PageQuery } from './page.query.js';
import { RequestValidator, validated } from './request.validator.js';
import { EmailField, TextField } from './text.field.js';

class Person {
  @TextField({ description: 'name', max: 20 })
  name!: string;

  @EmailField({ description: 'email', optional: true, nullable: true })
  email?: string | null;
}

class Example extends Person {
  @TextField({ description: 'nickname', max: 20, optional: true })
  nickname?: string;

  @TextField({ description: 'password', max: 20, optional: true, verbatim: true })
  password?: string;

  @FlagField({ description: 'flag', optional: true })
  flag?: boolean;

  @ChoiceField({ description: 'choice', name: 'Choice', choices: ['a', 'b'], optional: true })
  choice?: string;

  @IdField({ description: 'id', optional: true })
  id?: string;

  @ObjectField({ description: 'friend', of: () => Person, optional: true })
  friend?: Person;
}

const name = 'Robin';

async function faultsOf(value: unknown): Promise<Record<string, string>> {
  try {
    await validated(Example, value);
    return {};
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = error.options.errors ?? [];
    return Object.fromEntries(faults.map(({ field, message }) => [field, message]));
  }
}

const withMembers = (count: number): [string, number][] =>
  Array.from({ length: count }, (_, index) => [`k${index}`, index]);

describe('a request', () => {
  it('becomes an instance of its class, without what was left out', async () => {
    const example = await validated(Example, { name });
    expect(example).toBeInstanceOf(Example);
    expect(Object.entries(example)).toEqual([['name', name]]);
  });

  it('has the spaces around its texts cut, but not around a password', async () => {
    const example = await validated(Example, { name: ' Robin ', password: ' x ' });
    expect(example).toEqual({ name, password: ' x ' });
  });

  it('keeps null apart from left out, and takes an empty text for null where null may be', async () => {
    expect(await validated(Example, { name, email: null })).toEqual({ name, email: null });
    expect(await validated(Example, { name, email: '' })).toEqual({ name, email: null });
  });

  it('names every bad field in one answer', async () => {
    const faults = await faultsOf({ email: 'nobody', flag: 'true', choice: 'c', id: '7' });
    expect(faults).toEqual({
      name: 'name is required',
      email: 'email must be an e-mail address',
      flag: 'flag must be true or false',
      choice: 'choice must be one of a, b',
      id: 'id must be a UUID',
    });
  });

  it.each([
    ['null for a field that has no null', '"nickname": null', 'nickname'],
    ['a number for a text', '"nickname": 1', 'nickname'],
    ['a list for a text', '"nickname": ["x"]', 'nickname'],
    ['an object for a text', '"nickname": {"toString": "x"}', 'nickname'],
    ['a number for a flag', '"flag": 1', 'flag'],
    ['a list for a choice', '"choice": ["a"]', 'choice'],
    ['an unknown field', '"age": 5', 'age'],
    ['an unknown field with the name of a method', '"toString": 1', 'toString'],
    ['the field "constructor"', '"constructor": {"prototype": 1}', 'constructor'],
    ['the field "__proto__"', '"__proto__": {"name": "x"}', '__proto__'],
  ])('is refused for %s', async (_what, part, field) => {
    const faults = await faultsOf(JSON.parse(`{"name": "Robin", ${part}}`));
    expect(Object.keys(faults)).toEqual([field]);
  });

  it('names nested fields by their path', async () => {
    const faults = await faultsOf({ name, friend: { email: 'x@y', age: 5 } });
    expect(faults).toEqual({
      'friend.name': 'name is required',
      'friend.age': 'age is not a known field',
    });
  });

  it.each([
    ['a text', 'x'],
    ['a number', 5],
    ['null', null],
    ['a list', [{ name }]],
  ])('is refused when %s stands for an object inside', async (_what, friend) => {
    expect(await faultsOf({ name, friend })).toEqual({ friend: 'friend must be an object' });
  });

  it.each([
    ['a list', []],
    ['a text', 'x'],
    ['a number', 5],
  ])('is refused when it is %s', async (_what, value) => {
    expect(await faultsOf(value)).toEqual({ '': 'the request must be a JSON object' });
  });

  const levels = 5_000;
  it.each([
    ['goes down thousands of levels', '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)],
    ['has thousands of members', JSON.stringify(Object.fromEntries(withMembers(levels)))],
  ])('is refused when one of its fields %s', async (_what, json) => {
    for (const field of ['name', 'friend', 'unknown']) {
      const message = `${field} is nested too deeply, or has too many members`;
      const outsized: unknown = JSON.parse(json);
      const faults = await faultsOf({ name, age: 5, [field]: outsized });
      expect(faults).toEqual({ age: 'age is not a known field', [field]: message });
    }
  });

  it('is refused in one sentence when it has a megabyte of fields', async () => {
    const message = 'the request must not have more than 100 fields';
    expect(await faultsOf(Object.fromEntries(withMembers(90_000)))).toEqual({ '': message });
  });

  it('that says null is no object, though nothing at all is an empty one', async () => {
    const body = { type: 'body', metatype: Example } as const;
    const refusal = new RequestValidator().transform(null, body);
    await expect(refusal).rejects.toMatchObject({
      options: { errors: [{ field: '', message: 'the request must be a JSON object' }] },
    });
  });

  it('without a body is one without fields', async () => {
    const body = { type: 'body', metatype: Person } as const;
    const refusal = new RequestValidator().transform(undefined, body);
    await expect(refusal).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('is left alone where the handler asks for no class', async () => {
    const validator = new RequestValidator();
    expect(await validator.transform('x', { type: 'param', metatype: String })).toBe('x');
  });
});

describe('the page of a list', () => {
  it('is the first fifty without a word', async () => {
    expect(await validated(PageQuery, {})).toMatchObject({ limit: 50 });
  });

  it('takes its limit as a number in text', async () => {
    expect(await validated(PageQuery, { limit: '7' })).toMatchObject({ limit: 7 });
  });

  it.each(['0', '101', '-1', '1.5', '1e1', '', 'x', ['1', '2'], '99999999999'])(
    'is refused with the limit %j',
    async (limit) => {
      await expect(validated(PageQuery, { limit })).rejects.toMatchObject({
        options: {
          errors: [{ field: 'limit', message: 'limit must be a whole number from 1 to 100' }],
        },
      });
    },
  );
});
