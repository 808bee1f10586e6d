import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUuid, notFound } from '#shared/http/index.js';
import { Field, type FieldOptions } from './field.decorator.js';

/** The id of something of ours: a UUID. */
export const IdField = (options: FieldOptions): PropertyDecorator =>
  Field(options, { type: String, format: 'uuid' }, (value) => {
    if (value === undefined) return 'is required';
    return isUuid(value) ? undefined : 'must be a UUID';
  });

/**
 * Pipe for an id in the path: `@Param('id', IdOf.contact)`-like use with `new IdOf('contact')`.
 * What cannot be an id names nothing: 404, as for any unknown one.
 */
@Injectable()
export class IdOf implements PipeTransform<string, string> {
  constructor(private readonly what: string) {}

  transform(value: string): string {
    if (!isUuid(value)) throw notFound(this.what);
    return value.toLowerCase();
  }
}
