import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import {
  type ConnectionState,
  connectionStates,
  type ConnectionStatus,
} from './connection.status.js';

const time = { type: String, format: 'date-time', nullable: true } as const;

/** An agent's connection to Google Calendar. */
@ApiSchema({ name: 'CalendarConnection' })
export class ConnectionView {
  @ApiProperty({ enum: connectionStates, enumName: 'ConnectionState' })
  readonly state!: ConnectionState;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'alex@gmail.com',
    description: 'The Google account; known once the first appointment was synced.',
  })
  readonly account!: string | null;

  @ApiProperty(time)
  readonly connectedAt!: string | null;

  @ApiProperty({
    ...time,
    description: 'When Google last acknowledged a change over this connection.',
  })
  readonly lastSyncedAt!: string | null;

  @ApiProperty({ type: 'integer', description: 'Appointments on their way, or waiting to be.' })
  readonly waiting!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Of those that wait: tried already, without success, and tried again.',
  })
  readonly retrying!: number;

  @ApiProperty({ type: 'integer', description: 'Appointments that could not be synced.' })
  readonly failed!: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Why to reconnect, or what holds up those that are tried again, in a sentence; null where ' +
      'nothing is wrong.',
  })
  readonly reason!: string | null;

  @ApiProperty({
    ...time,
    description:
      'When Google will end the access by itself (its Testing program: after 7 days); null where ' +
      'it announced nothing. Reconnect before.',
  })
  readonly grantExpiresAt!: string | null;
}

export const viewOfConnection = (status: ConnectionStatus): ConnectionView => ({
  ...status,
  connectedAt: status.connectedAt?.toISOString() ?? null,
  lastSyncedAt: status.lastSyncedAt?.toISOString() ?? null,
  grantExpiresAt: status.grantExpiresAt?.toISOString() ?? null,
});

/** Where the browser goes to ask its owner. */
@ApiSchema({ name: 'ConsentPage' })
export class ConsentPageView {
  @ApiProperty({ type: String, format: 'uri', description: 'Google’s consent screen.' })
  readonly url!: string;
}
