import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { problemCodes } from './problem.catalogue.js';

/** One bad field. */
@ApiSchema({ name: 'FieldError' })
export class FieldErrorView {
  @ApiProperty({
    type: String,
    description: 'Dotted path into the body, or the name of a query parameter.',
    example: 'name',
  })
  readonly field!: string;

  @ApiProperty({ type: String, example: 'name must be a text of 1 to 200 characters' })
  readonly message!: string;
}

/** RFC 9457 problem details. Decide by `code`; the other texts are for people and may change. */
@ApiSchema({ name: 'Problem' })
export class ProblemView {
  @ApiProperty({
    type: String,
    description: 'Names the kind of problem; not an address that can be opened.',
    example: 'urn:problem-type:alt:validation_failed',
  })
  readonly type!: string;

  @ApiProperty({ type: String, example: 'The request is not valid' })
  readonly title!: string;

  @ApiProperty({ type: 'integer', example: 400 })
  readonly status!: number;

  @ApiProperty({ type: String, required: false })
  readonly detail?: string;

  @ApiProperty({
    type: String,
    enum: problemCodes,
    description: 'Stable.',
    example: 'validation_failed',
  })
  readonly code!: string;

  @ApiProperty({ type: String, description: 'The path asked for.', example: '/api/contacts' })
  readonly instance!: string;

  @ApiProperty({ type: [FieldErrorView], required: false })
  readonly errors?: FieldErrorView[];

  @ApiProperty({
    type: String,
    required: false,
    description: 'On faults of ours (500): names the request in our logs.',
  })
  readonly traceId?: string;
}
