const base = 'https://www.googleapis.com/auth/';

/** What Google's consent screen says of each scope (the Calendar API's discovery document). */
const words: ReadonlyMap<string, string> = new Map([
  [
    `${base}calendar`,
    'See, edit, share, and permanently delete all the calendars you can access using Google Calendar',
  ],
  [`${base}calendar.acls`, 'See and change the sharing permissions of Google calendars you own'],
  [`${base}calendar.acls.readonly`, 'See the sharing permissions of Google calendars you own'],
  [
    `${base}calendar.app.created`,
    'Make secondary Google calendars, and see, create, change, and delete events on them',
  ],
  [`${base}calendar.calendarlist`, 'See, add, and remove Google calendars you’re subscribed to'],
  [
    `${base}calendar.calendarlist.readonly`,
    'See the list of Google calendars you’re subscribed to',
  ],
  [
    `${base}calendar.calendars`,
    'See and change the properties of Google calendars you have access to, and create secondary calendars',
  ],
  [
    `${base}calendar.calendars.readonly`,
    'See the title, description, default time zone, and other properties of Google calendars you have access to',
  ],
  [`${base}calendar.events`, 'View and edit events on all your calendars'],
  [
    `${base}calendar.events.freebusy`,
    'See the availability on Google calendars you have access to',
  ],
  [
    `${base}calendar.events.owned`,
    'See, create, change, and delete events on Google calendars you own',
  ],
  [`${base}calendar.events.owned.readonly`, 'See the events on Google calendars you own'],
  [`${base}calendar.events.public.readonly`, 'See the events on public calendars'],
  [`${base}calendar.events.readonly`, 'View events on all your calendars'],
  [`${base}calendar.freebusy`, 'View your availability in your calendars'],
  [
    `${base}calendar.readonly`,
    'See and download any calendar you can access using your Google Calendar',
  ],
  [`${base}calendar.settings.readonly`, 'View your Calendar settings'],
  [`${base}userinfo.email`, 'See your primary Google Account email address'],
  [
    `${base}userinfo.profile`,
    'See your personal info, including any personal info you’ve made publicly available',
  ],
  ['openid', 'Associate you with your personal info on Google'],
  ['email', 'See your primary Google Account email address'],
  ['profile', 'See your personal info, including any personal info you’ve made publicly available'],
]);

/** The scopes that let a call write or read events, any one of them. */
export const eventWriteScopes: readonly string[] = [
  `${base}calendar`,
  `${base}calendar.events`,
  `${base}calendar.app.created`,
  `${base}calendar.events.owned`,
];

export const eventReadScopes: readonly string[] = [
  ...eventWriteScopes,
  `${base}calendar.readonly`,
  `${base}calendar.events.readonly`,
  `${base}calendar.events.owned.readonly`,
];

export function isKnownScope(scope: string): boolean {
  return words.has(scope);
}

export function scopeInWords(scope: string): string {
  return words.get(scope) ?? scope;
}

/** The parts of a `scope` parameter, each once. */
export function splitScopes(text: string): readonly string[] {
  return [...new Set(text.split(/\s+/).filter((part) => part !== ''))];
}
