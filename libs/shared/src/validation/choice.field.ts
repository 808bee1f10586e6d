import { Field, type FieldOptions } from './field.decorator.js';

export interface ChoiceOptions extends FieldOptions {
  readonly choices: readonly string[];
  /** The schema's name in the OpenAPI document. */
  readonly name: string;
}

/** One word of a few. */
export function ChoiceField(options: ChoiceOptions): PropertyDecorator {
  const { choices, name } = options;
  return Field(options, { enum: [...choices], enumName: name }, (value) => {
    if (value === undefined) return 'is required';
    const known = typeof value === 'string' && choices.includes(value);
    return known ? undefined : `must be one of ${choices.join(', ')}`;
  });
}

/** true or false; the texts "true" and "false" are neither. */
export const FlagField = (options: FieldOptions): PropertyDecorator =>
  Field(options, { type: Boolean }, (value) => {
    if (value === undefined) return 'is required';
    return typeof value === 'boolean' ? undefined : 'must be true or false';
  });
