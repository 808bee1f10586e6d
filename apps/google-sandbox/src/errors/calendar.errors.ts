import { GoogleApiError, type GoogleErrorItem } from './google-api.error.js';

/** What the Calendar backend answers, word for word. */
const global = (status: number, reason: string, message: string) =>
  new GoogleApiError(status, [{ domain: 'global', reason, message }]);

export const invalidItem = (message: string): GoogleErrorItem => ({
  domain: 'global',
  reason: 'invalid',
  message,
});

export const requiredItem = (message: string): GoogleErrorItem => ({
  domain: 'global',
  reason: 'required',
  message,
});

export const timeRangeEmptyItem: GoogleErrorItem = {
  domain: 'calendar',
  reason: 'timeRangeEmpty',
  message: 'The specified time range is empty.',
};

export const badRequest = () => global(400, 'badRequest', 'Bad Request');
export const parseError = () => global(400, 'parseError', 'Parse Error');
export const invalid = (message: string) => new GoogleApiError(400, [invalidItem(message)]);
export const invalidId = () => invalid('Invalid resource id value.');
export const forbidden = () => global(403, 'forbidden', 'Forbidden');
export const notFound = () => global(404, 'notFound', 'Not Found');
export const deleted = () => global(410, 'deleted', 'Resource has been deleted');
export const duplicate = () => global(409, 'duplicate', 'The requested identifier already exists.');

export const sequenceTooLow = () =>
  invalid(
    'Invalid sequence value. The specified sequence number is below the current sequence number ' +
      'of the resource. Re-fetch the resource and use its sequence number on the following request.',
  );

export const conditionNotMet = () =>
  new GoogleApiError(412, [
    {
      domain: 'global',
      reason: 'conditionNotMet',
      message: 'Precondition Failed',
      locationType: 'header',
      location: 'If-Match',
    },
  ]);

export const listRangeEmpty = () =>
  new GoogleApiError(400, [
    { ...timeRangeEmptyItem, locationType: 'parameter', location: 'timeMax' },
  ]);

export const invalidParameter = (name: string, value: string, allowed: readonly string[]) =>
  new GoogleApiError(400, [
    {
      domain: 'global',
      reason: 'invalidParameter',
      message: `Invalid string value: '${value}'. Allowed values: [${allowed.join(', ')}]`,
      locationType: 'parameter',
      location: name,
    },
  ]);

export const formNotSupported = () =>
  global(400, 'parseError', 'This API does not support parsing form-encoded input.');
