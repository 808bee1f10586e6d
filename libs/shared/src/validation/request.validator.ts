import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { fieldErrorsOf, validationFailed } from './validation.problem.js';

/** What a handler's parameter is typed as when it is no class of ours. */
const plainTypes: readonly unknown[] = [String, Number, Boolean, Array, Object, undefined];

/**
 * The global pipe: a body, a query or a set of path parameters becomes an instance of the class
 * that the handler asks for, or a 400 that names every bad field. Unknown fields are refused, and
 * nothing is converted on the quiet: "1" is no number.
 */
@Injectable()
export class RequestValidator implements PipeTransform<unknown, Promise<unknown>> {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || plainTypes.includes(metatype)) return value;
    return validated(metatype as Type<object>, value ?? {});
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
  // These three mean something to JavaScript and would not arrive as the plain fields they are.
  const odd = ['__proto__', 'constructor', 'prototype'].filter((key) => Object.hasOwn(value, key));
  if (odd.length > 0) {
    throw validationFailed(
      odd.map((field) => ({ field, message: `${field} is not a known field` })),
    );
  }
  const instance = plainToInstance(shape, { ...value }, { exposeUnsetFields: false });
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw validationFailed(fieldErrorsOf(errors));
  return instance;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
