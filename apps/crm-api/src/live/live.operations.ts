import { applyDecorators } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiSchema,
  getSchemaPath,
} from '@nestjs/swagger';
import { AppointmentView } from '../appointments/appointment.view.js';
import { ConnectionView } from '../calendar-connection/connection.view.js';
import { Problems } from '../openapi/problem.responses.js';
import { liveEventNames, type LiveEvent } from './live.event.js';

/** The appointment that is gone. */
@ApiSchema({ name: 'DeletedAppointment' })
export class DeletedAppointmentView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;
}

/** Says nothing but that it came. */
@ApiSchema({ name: 'Resync' })
export class ResyncView {}

/** Says nothing but that the stream lives. */
@ApiSchema({ name: 'Beat' })
export class BeatView {}

const dataOf: Readonly<Record<LiveEvent['event'], Function>> = {
  appointment: AppointmentView,
  'appointment-deleted': DeletedAppointmentView,
  connection: ConnectionView,
  resync: ResyncView,
  beat: BeatView,
};

/** OpenAPI 3.1 has no word for a stream's events: this is one of them, `data` after parsing. */
const anEvent = {
  oneOf: liveEventNames.map((name) => ({
    type: 'object',
    required: ['event', 'data'],
    properties: {
      event: { type: 'string', enum: [name] },
      data: { $ref: getSchemaPath(dataOf[name]) },
    },
  })),
};

const description = `
Server-sent events, for an \`EventSource\`. \`data\` is JSON.

- \`appointment\`: it was made or edited, or its \`sync\` changed; as \`GET\` answers it.
- \`appointment-deleted\`: it is gone. May come more than once.
- \`connection\`: how the connection to Google Calendar stands now.
- \`resync\`: something changed that cannot be named, or was missed. Read anew what you show. Every
  stream begins with it, so nothing is lost between two streams, and \`Last-Event-ID\` is not needed.
- \`beat\`: the stream lives. Comes every 20 seconds: who has heard nothing for a minute has lost the
  stream, and opens another one.

What changes in quick succession comes together. The stream ends with the session, or to make room
for a newer one of the same browser (four) or agent (sixteen).
`.trim();

export const DescribeStream = () =>
  applyDecorators(
    ApiExtraModels(AppointmentView, DeletedAppointmentView, ConnectionView, ResyncView, BeatView),
    ApiOperation({
      operationId: 'listen',
      summary: 'Listen for changes as they happen',
      description,
    }),
    ApiOkResponse({
      description: 'A stream that goes on until either side ends it.',
      content: { 'text/event-stream': { schema: anEvent } },
    }),
    Problems('not_signed_in'),
  );
