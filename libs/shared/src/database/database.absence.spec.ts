import { describe, expect, it } from '@jest/globals';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { isDatabaseAway } from './database.absence.js';

const withCode = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('a database that is away', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('57P01'),
    withCode('57P03'),
    withCode('08006'),
    withCode('53300'),
    withCode('53100'),
    withCode('25006'),
    withCode('57014'),
    withCode('EAI_AGAIN'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client was closed and is not queryable'),
    new QueryRunnerAlreadyReleasedError(),
    new QueryRunnerProviderAlreadyReleasedError(),
    new QueryFailedError('select 1', [], withCode('57P01')),
  ])('is told by %s', (error) => {
    expect(isDatabaseAway(error)).toBe(true);
  });

  it.each([withCode('23505'), withCode('22021'), new TypeError('a bug'), 'a word', undefined])(
    'is not meant by %s',
    (error) => {
      expect(isDatabaseAway(error)).toBe(false);
    },
  );
});
