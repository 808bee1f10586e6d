import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { rowDetails } from './row.words.js';

describe('what stands under a title', () => {
  it('is kind, client and place', () => {
    const roof = anAppointment({ title: 'See the roof', location: '12 Canal Street' });
    expect(rowDetails(roof)).toEqual(['Property tour', 'Ada Byron', '12 Canal Street']);
  });

  it('does not say again what the title says', () => {
    expect(rowDetails(anAppointment({ title: 'Property Tour with Ada Byron' }))).toEqual([]);
  });

  it('has no word for what is of no kind', () => {
    expect(rowDetails(anAppointment({ title: 'Roof', kind: 'other' }))).toEqual(['Ada Byron']);
  });

  it('does not name the client among the client’s own', () => {
    expect(rowDetails(anAppointment({ title: 'Roof' }), true)).toEqual(['Property tour']);
  });
});
