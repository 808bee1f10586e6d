import type { AppointmentFields } from './agent.js';

/** Who and what appears in the story. New York’s clocks go forward on 14 March 2027. */
export const agent = { name: 'Ana Torres', email: 'ana@alt.example', google: 'ana@gmail.example' };
export const client = { name: 'Grace Miller', phone: '+1 212 555 0100' };

/** Ana's own, made in Google: none of ALT's business. */
export const dentist = {
  summary: 'Dentist',
  start: { dateTime: '2027-03-09T08:00:00-05:00', timeZone: 'America/New_York' },
  end: { dateTime: '2027-03-09T09:00:00-05:00', timeZone: 'America/New_York' },
};

const inNewYork = { kind: 'other', timeZone: 'America/New_York' } as const;

export const tour: AppointmentFields = {
  ...inNewYork,
  kind: 'property_tour',
  title: 'Tour of 12 Elm Street',
  startsAt: '2027-03-10T10:00:00-05:00',
  endsAt: '2027-03-10T11:00:00-05:00',
  location: '12 Elm Street',
  notes: 'Bring the keys.',
};

export const openHouse: AppointmentFields = {
  ...inNewYork,
  title: 'Open house',
  location: '3 Oak Avenue',
  allDay: true,
  startsOn: '2027-03-12',
  endsOn: '2027-03-14',
};

export const movingNight: AppointmentFields = {
  ...inNewYork,
  title: 'Moving night',
  startsAt: '2027-03-13T22:00:00-05:00',
  endsAt: '2027-03-14T06:00:00-04:00',
};

export const presentation: AppointmentFields = {
  ...inNewYork,
  kind: 'listing_presentation',
  title: 'Listing presentation',
  startsAt: '2027-03-16T09:30:00-04:00',
  endsAt: '2027-03-16T10:30:00-04:00',
  location: '???',
};

export const followUpCall: AppointmentFields = {
  ...inNewYork,
  kind: 'follow_up_call',
  title: 'Follow-up call',
  startsAt: '2027-03-18T16:00:00-04:00',
  endsAt: '2027-03-18T16:15:00-04:00',
};
