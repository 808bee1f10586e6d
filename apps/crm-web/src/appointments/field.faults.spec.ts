import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { valuesOf } from './appointment.values.js';
import { faultsOf, faultsOfProblem } from './field.faults.js';

const fine = valuesOf(anAppointment());

describe('the faults of a form', () => {
  it('are none where all is said', () => {
    expect(faultsOf(fine)).toEqual({});
    expect(faultsOf({ ...fine, allDay: true })).toEqual({});
  });

  it.each([
    [{ contact: null }, 'contactId'],
    [{ title: '  ' }, 'title'],
    [{ date: '' }, 'startsOn'],
    [{ time: '' }, 'startsAt'],
    [{ endTime: '' }, 'endsAt'],
    [{ endTime: fine.time }, 'endsAt'],
    [{ allDay: true, date: '' }, 'startsOn'],
    [{ allDay: true, lastDay: '' }, 'endsOn'],
    [{ allDay: true, lastDay: '2026-11-23' }, 'endsOn'],
  ])('of %j stand at %s', (change, field) => {
    expect(Object.keys(faultsOf({ ...fine, ...change }))).toEqual([field]);
  });

  it('are all told at once', () => {
    const faults = faultsOf({ ...fine, title: '', date: '' });
    expect(Object.keys(faults)).toEqual(['title', 'startsOn']);
  });

  it('ask for no title while the client is missing who would bring one along', () => {
    const untitled = { ...fine, contact: null, title: '', isTitleTyped: false };
    expect(Object.keys(faultsOf(untitled))).toEqual(['contactId']);
    const blank = { ...untitled, title: ' ', isTitleTyped: true };
    expect(Object.keys(faultsOf(blank))).toEqual(['contactId', 'title']);
  });

  it('of the server’s are told in the words of the form', () => {
    const problem = {
      type: 'urn:problem-type:alt:validation_failed',
      title: 'The request is not valid',
      status: 400,
      code: 'validation_failed' as const,
      instance: '/api/appointments',
      errors: [
        { field: 'endsAt', message: 'endsAt must be within 366 days of startsAt' },
        { field: 'title', message: 'title must be a text of 1 to 300 characters' },
        { field: 'elsewhere', message: 'elsewhere is unknown' },
      ],
    };
    expect(faultsOfProblem(problem)).toEqual({
      endsAt: 'The end must be within 366 days of the start.',
      title: 'The title must be a text of 1 to 300 characters.',
    });
  });
});
