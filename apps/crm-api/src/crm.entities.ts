import { AccountEntity } from './accounts/account.entity.js';
import { SessionEntity } from './accounts/session.entity.js';
import { SignInThrottleEntity } from './accounts/sign-in-throttle.entity.js';
import { AppointmentEntity } from './appointments/appointment.entity.js';
import { ContactEntity } from './contacts/contact.entity.js';

/** Every table of the crm schema; crm-api maps no other. */
export const crmEntities = [
  AccountEntity,
  SessionEntity,
  SignInThrottleEntity,
  ContactEntity,
  AppointmentEntity,
];
