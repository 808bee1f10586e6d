import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type AccountEntity, type Role, roles } from './account.entity.js';

/** An account, as its owner sees it. */
@ApiSchema({ name: 'Account' })
export class AccountView {
  @ApiProperty({ type: String, format: 'uuid', example: '0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a90' })
  readonly id!: string;

  @ApiProperty({ type: String, example: 'Alex Agent' })
  readonly name!: string;

  // No `format`: we take every address that has an @, which is more than the format allows.
  @ApiProperty({ type: String, example: 'agent@example.com' })
  readonly email!: string;

  @ApiProperty({ enum: roles, enumName: 'Role', description: '`ops` is an operator.' })
  readonly role!: Role;
}

export const viewOfAccount = ({ id, name, email, role }: AccountEntity): AccountView => ({
  id,
  name,
  email,
  role,
});
