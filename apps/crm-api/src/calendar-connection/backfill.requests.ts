import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { FlagField } from '#shared/validation/index.js';

/** Body of `POST /api/calendar-connection/backfill`. */
export class BackfillRequest {
  @FlagField({ description: 'Only count; nothing is changed.', optional: true, example: true })
  dryRun?: boolean;
}

/** What a backfill is about. */
@ApiSchema({ name: 'Backfill' })
export class BackfillView {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    example: 12,
    description: 'Appointments that are on their way now, or that would be after a dry run.',
  })
  readonly appointments!: number;
}
