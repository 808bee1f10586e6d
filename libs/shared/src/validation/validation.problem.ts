import type { ValidationError } from 'class-validator';
import { type FieldError, Problem } from '#shared/http/index.js';

/** 400, naming every bad field. */
export const validationFailed = (errors: readonly FieldError[]): Problem =>
  new Problem(400, 'validation_failed', 'The request is not valid', {
    detail: 'Nothing was changed. Correct the named fields and try again.',
    errors,
  });

/** Flattens class-validator's tree into dotted paths, one sentence for each broken rule. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    const own = Object.entries(constraints).map(([rule, message]) => ({
      field,
      message: rule === 'whitelistValidation' ? `${property} is not a known field` : message,
    }));
    return [...own, ...fieldErrorsOf(children, field)];
  });
}
