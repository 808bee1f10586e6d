import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Field, type FieldOptions } from './field.decorator.js';
import { faultOfText, type TextRules } from './text.rules.js';

export interface TextFieldOptions extends FieldOptions, TextRules {
  /** Spaces around it are part of it (a password); otherwise they are cut. */
  readonly verbatim?: boolean;
  /** OpenAPI's `format`, like `email`. */
  readonly format?: string;
}

/**
 * A text. Where it may be null, an empty one counts as null: that is how forms say "none".
 */
export function TextField(options: TextFieldOptions): PropertyDecorator {
  const { min = 1, max, format, verbatim = false, nullable = false } = options;
  const least = nullable || min === 0 ? {} : { minLength: min };
  const schema = { type: String, ...least, maxLength: max };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => {
      if (verbatim || typeof value !== 'string') return value;
      const trimmed = value.trim();
      return nullable && trimmed === '' ? null : trimmed;
    }),
    Field(options, { ...schema, ...(format === undefined ? {} : { format }) }, (value) =>
      // An empty text has become null by now: the sentence asks for no least length.
      faultOfText(value, nullable ? { ...options, min: 0 } : options),
    ),
  );
}

// On purpose not RFC 5322: whether an address works, only a mail to it can tell.
const emailShape = { pattern: /^[^\s@]+@[^\s@]+$/u, words: 'an e-mail address' };

/** An e-mail address of at most 254 characters (RFC 5321's path, without its brackets). */
export const EmailField = (options: FieldOptions): PropertyDecorator =>
  TextField({ min: 3, max: 254, format: 'email', shape: emailShape, ...options });
