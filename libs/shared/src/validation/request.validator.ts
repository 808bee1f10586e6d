import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { FieldError } from '#shared/http/index.js';
import { fieldErrorsOf, unknownField, validationFailed } from './validation.problem.js';

/** What a handler's parameter is typed as when it is no class of ours. */
const plainTypes: ReadonlySet<unknown> = new Set([
  String,
  Number,
  Boolean,
  Array,
  Object,
  undefined,
]);

/**
 * The global pipe: a body, a query or a set of path parameters becomes an instance of the class
 * that the handler asks for, or a 400 that names every bad field. Unknown fields are refused, and
 * nothing is converted on the quiet: "1" is no number.
 */
@Injectable()
export class RequestValidator implements PipeTransform<unknown, Promise<unknown>> {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || plainTypes.has(metatype)) return value;
    // No body at all is an empty one; a body that says `null` is no object.
    return validated(metatype as Type<object>, value === undefined ? {} : value);
  }
}

/** @throws Problem 400 `validation_failed` */
export async function validated<Shape extends object>(
  shape: Type<Shape>,
  value: unknown,
): Promise<Shape> {
  if (!isRecord(value)) {
    throw validationFailed([{ field: '', message: 'the request must be a JSON object' }]);
  }
  if (Object.keys(value).length > mostMembers) {
    const message = `the request must not have more than ${mostMembers} fields`;
    throw validationFailed([{ field: '', message }]);
  }
  // Own fields of that name would become prototypes on the way.
  if (Object.hasOwn(value, '__proto__')) throw validationFailed([unknownField('__proto__')]);
  const [outsized, rest] = partition(value);
  const instance = plainToInstance(shape, rest);
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  const faults = [...droppedFields(rest, instance), ...fieldErrorsOf(errors)].filter(
    ({ field }) => !outsized.includes(field),
  );
  faults.push(...outsized.map(tooLarge));
  if (faults.length > 0) throw validationFailed(faults);
  return withoutUnset(instance);
}

/*
 * No request of ours has half as many. class-transformer calls itself for each level, and a few
 * thousand are a stack overflow; it compares each member of an object with all before it, and
 * 90,000 of them, one megabyte, would keep everybody waiting for eight seconds.
 */
const mostLevels = 20;
const mostMembers = 100;

function partition(value: Record<string, unknown>): [outsized: string[], rest: object] {
  const outsized = Object.keys(value).filter((name) => isOutsized(value[name], mostLevels));
  const rest = Object.entries(value).filter(([name]) => !outsized.includes(name));
  return [outsized, Object.fromEntries(rest)];
}

function isOutsized(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.values(value);
  if (levels === 0 || (!Array.isArray(value) && members.length > mostMembers)) return true;
  return members.some((member) => isOutsized(member, levels - 1));
}

const tooLarge = (field: string): FieldError => ({
  field,
  message: `${field} is nested too deeply, or has too many members`,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Fields that never reached the instance, where `whitelist` would find them: class-transformer
 * leaves out whatever has the name of a method, like `toString` or `constructor`.
 */
function droppedFields(given: object, instance: object): FieldError[] {
  return Object.keys(given)
    .filter((name) => !Object.hasOwn(instance, name))
    .map(unknownField);
}

/** Declared fields exist on every instance as undefined; left out is to mean absent. */
function withoutUnset<Shape extends object>(instance: Shape): Shape {
  for (const [name, value] of Object.entries(instance)) {
    if (value === undefined) Reflect.deleteProperty(instance, name);
  }
  return instance;
}
