import type { ValidationError } from 'class-validator';
import { type FieldError, Problem } from '#shared/http/index.js';

/** 400, naming every bad field. */
export const validationFailed = (errors: readonly FieldError[]): Problem =>
  new Problem(400, 'validation_failed', 'The request is not valid', {
    detail: 'Nothing was changed. Correct the named fields and try again.',
    errors,
  });

export const unknownField = (field: string): FieldError => ({
  field,
  message: `${field.split('.').at(-1)} is not a known field`,
});

/** Flattens class-validator's tree into dotted paths, one sentence for each broken rule. */
export function fieldErrorsOf(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = parent === '' ? property : `${parent}.${property}`;
    return [...ownFaults(field, constraints), ...fieldErrorsOf(children, field)];
  });
}

function ownFaults(field: string, constraints: Readonly<Record<string, string>>): FieldError[] {
  // Our own rule says it better than the one that looks into nested objects.
  const rules = Object.entries(constraints).filter(
    ([rule], _index, all) => rule !== 'nestedValidation' || all.length === 1,
  );
  return rules.map(([rule, message]) =>
    rule === 'whitelistValidation' ? unknownField(field) : { field, message },
  );
}
