import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ContactEntity } from './contact.entity.js';

/** A contact, as its agent sees it. */
@ApiSchema({ name: 'Contact' })
export class ContactView {
  @ApiProperty({ type: String, format: 'uuid', example: '0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a91' })
  readonly id!: string;

  @ApiProperty({ type: String, example: 'Jordan Client' })
  readonly name!: string;

  @ApiProperty({ type: String, nullable: true, example: 'jordan@example.com' })
  readonly email!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '+1 555 0100' })
  readonly phone!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Prefers mornings.' })
  readonly notes!: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-03-02T09:30:00.000Z' })
  readonly createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-03-02T09:30:00.000Z' })
  readonly updatedAt!: string;
}

export class ContactPage {
  @ApiProperty({ type: [ContactView] })
  readonly items!: ContactView[];

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The `cursor` of the next page; null on the last one.',
    example: null,
  })
  readonly nextCursor!: string | null;
}

export const viewOfContact = (contact: Omit<ContactEntity, 'agent' | 'agentId'>): ContactView => ({
  id: contact.id,
  name: contact.name,
  email: contact.email,
  phone: contact.phone,
  notes: contact.notes,
  createdAt: contact.createdAt.toISOString(),
  updatedAt: contact.updatedAt.toISOString(),
});
