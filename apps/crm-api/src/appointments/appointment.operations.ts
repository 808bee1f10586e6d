import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
} from '@nestjs/swagger';
import { MadeOncePerKey } from '../idempotency/idempotency.operations.js';
import { Problems } from '../openapi/problem.responses.js';
import { CreateAppointmentRequest, UpdateAppointmentRequest } from './appointment.requests.js';
import { AppointmentPage, AppointmentView } from './appointment.view.js';

/* What the OpenAPI document says of each operation. */

const idParameter = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

const ifMatch = ApiHeader({
  name: 'If-Match',
  required: false,
  description: 'The ETag that you read; another version by now answers 412.',
  schema: { type: 'string', example: '"1"' },
});

const entityTag = {
  ETag: { description: 'The version, in quotes.', schema: { type: 'string', example: '"1"' } },
};

const draft = {
  contactId: '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11',
  kind: 'property_tour',
  title: 'Tour of 12 Canal Street',
  timeZone: 'Europe/Amsterdam',
};

const creations = {
  timed: {
    value: {
      ...draft,
      startsAt: '2026-11-22T10:30:00+01:00',
      endsAt: '2026-11-22T11:30:00+01:00',
      location: '12 Canal Street, Amsterdam',
      notes: 'Bring the keys.',
    },
  },
  allDay: { value: { ...draft, allDay: true, startsOn: '2026-11-22', endsOn: '2026-11-23' } },
};

const updates = {
  texts: { value: { title: 'Second tour', notes: null } },
  times: { value: { endsAt: '2026-11-22T12:00:00+01:00' } },
  allDay: { value: { allDay: true, startsOn: '2026-11-22', endsOn: '2026-11-22' } },
};

const made = {
  type: AppointmentView,
  headers: {
    ...entityTag,
    Location: { description: 'Its path.', schema: { type: 'string' } },
  },
};

export const DescribeCreate = () =>
  applyDecorators(
    ApiOperation({ operationId: 'createAppointment', summary: 'Make an appointment' }),
    ApiBody({ type: CreateAppointmentRequest, examples: creations }),
    ApiCreatedResponse({ ...made, description: 'Made; its event follows.' }),
    MadeOncePerKey(made),
    Problems('validation_failed', 'not_signed_in'),
  );

export const DescribeList = () =>
  applyDecorators(
    ApiOperation({
      operationId: 'listAppointments',
      summary: 'Your appointments, by start; those that overlap a span if one is given',
    }),
    ApiOkResponse({ type: AppointmentPage }),
    Problems('validation_failed', 'not_signed_in'),
  );

export const DescribeContactList = () =>
  applyDecorators(
    idParameter,
    ApiOperation({
      operationId: 'listContactAppointments',
      summary: 'The appointments with a contact, by start',
    }),
    ApiOkResponse({ type: AppointmentPage }),
    Problems('validation_failed', 'not_signed_in', 'not_found'),
  );

export const DescribeGet = () =>
  applyDecorators(
    idParameter,
    ApiOperation({ operationId: 'getAppointment', summary: 'An appointment' }),
    ApiOkResponse({ type: AppointmentView, headers: entityTag }),
    Problems('not_signed_in', 'not_found'),
  );

export const DescribeUpdate = () =>
  applyDecorators(
    idParameter,
    ifMatch,
    ApiOperation({
      operationId: 'updateAppointment',
      summary: 'Change an appointment',
      description:
        'What is left out stays. A change that says what is so already makes no new version.',
    }),
    ApiBody({ type: UpdateAppointmentRequest, examples: updates }),
    ApiOkResponse({ type: AppointmentView, headers: entityTag }),
    Problems('validation_failed', 'not_signed_in', 'not_found', 'version_mismatch'),
  );

export const DescribeDelete = () =>
  applyDecorators(
    idParameter,
    ifMatch,
    ApiOperation({
      operationId: 'deleteAppointment',
      summary: 'Delete an appointment, here and on the calendar',
    }),
    ApiNoContentResponse({ description: 'Gone; its event follows.' }),
    Problems('validation_failed', 'not_signed_in', 'not_found', 'version_mismatch'),
  );
