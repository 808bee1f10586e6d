import { applyDecorators, type Type } from '@nestjs/common';
import { Type as Transformed } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Field, type FieldOptions } from './field.decorator.js';

export interface ObjectFieldOptions extends FieldOptions {
  /** The class of what is inside, behind a function because it may be declared later. */
  readonly of: () => Type<object>;
}

/** An object with rules of its own; its faults are named by their path. */
export function ObjectField(options: ObjectFieldOptions): PropertyDecorator {
  return applyDecorators(
    Transformed(options.of),
    // On its own this would take a list of such objects too.
    ValidateNested(),
    Field(options, { type: options.of }, (value) => {
      if (value === undefined) return 'is required';
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject ? undefined : 'must be an object';
    }),
  );
}
