import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Field, type FieldOptions } from './field.decorator.js';
import { TextField } from './text.field.js';

interface CountOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly fallback: number;
}

const digits = /^\d{1,9}$/;

/** A whole number in a query string, where everything is text; missing, it is `fallback`. */
export function CountQuery(options: CountOptions): PropertyDecorator {
  const { min, max, fallback } = options;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && digits.test(value) ? Number(value) : (value ?? fallback),
    ),
    Field(
      { ...options, optional: true },
      { type: 'integer', minimum: min, maximum: max, default: fallback },
      (value) => {
        const fits = typeof value === 'number' && value >= min && value <= max;
        return fits ? undefined : `must be a whole number from ${min} to ${max}`;
      },
    ),
  );
}

/** Which page of a list; extend it with the list's own filters. */
export class PageQuery {
  @CountQuery({
    description: 'How many items at most.',
    min: 1,
    max: 100,
    fallback: 50,
  })
  limit: number = 50;

  @TextField({
    description: 'The `nextCursor` of the page before; left out for the first page.',
    max: 1000,
    optional: true,
  })
  cursor?: string;
}
