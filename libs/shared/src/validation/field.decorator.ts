import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Expose } from 'class-transformer';
import { ValidateBy, ValidateIf } from 'class-validator';

export interface FieldOptions {
  readonly description: string;
  readonly example?: unknown;
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null, which says "none". */
  readonly nullable?: boolean;
}

/**
 * A field of a request: one rule, one sentence when it is broken, and its entry in the OpenAPI
 * document, together so that they cannot drift apart.
 *
 * @param faultOf what is wrong with a value, as the end of a sentence that begins with the
 *   field's name; undefined when nothing is. `whole` is the object that the field is part of.
 * @param schema wins over what follows from `options`
 */
export function Field(
  options: FieldOptions,
  schema: ApiPropertyOptions,
  faultOf: (value: unknown, whole: object) => string | undefined,
): PropertyDecorator {
  const { description, optional = false, nullable = false } = options;
  return applyDecorators(
    // Not class-validator's IsOptional: to that one, null is the same as missing.
    ValidateIf((_object, value: unknown) => {
      if (value === undefined) return !optional;
      return value !== null || !nullable;
    }),
    ValidateBy({
      name: 'field',
      validator: {
        validate: (value, given) => faultOf(value, given?.object ?? {}) === undefined,
        defaultMessage: (given) =>
          `${given?.property} ${faultOf(given?.value, given?.object ?? {})}`,
      },
    }),
    Expose(),
    ApiProperty({
      description,
      required: !optional,
      ...(nullable ? { nullable } : {}),
      ...(options.example === undefined ? {} : { example: options.example }),
      ...schema,
    } as ApiPropertyOptions),
  );
}
