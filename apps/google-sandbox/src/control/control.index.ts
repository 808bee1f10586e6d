/** What `GET /sandbox` answers: every control path, with an example of its body. */
export const controlIndex = {
  description:
    'A stand-in for Google OAuth and Calendar v3. It speaks Google’s own paths; these control it.',
  google: [
    'GET /o/oauth2/v2/auth',
    'POST /token',
    'POST /revoke',
    'POST /calendar/v3/calendars/{calendarId}/events',
    'GET|PUT|PATCH|DELETE /calendar/v3/calendars/{calendarId}/events/{eventId}',
  ],
  pages: ['GET /', 'GET /calendar/{email}'],
  control: [
    { path: 'GET /sandbox/accounts', does: 'lists the accounts and what they have granted' },
    {
      path: 'GET /sandbox/accounts/{email}/events?showDeleted=true',
      does: 'the account’s events in order; without showDeleted, those not cancelled',
    },
    {
      path: 'POST /sandbox/accounts/{email}/events',
      does: 'an event that the person made',
      body: {
        summary: 'Dentist',
        start: { dateTime: '2027-03-01T09:00:00-05:00' },
        end: { dateTime: '2027-03-01T10:00:00-05:00' },
      },
    },
    {
      path: 'PATCH /sandbox/accounts/{email}/events/{id}',
      does: 'what the person changes in Google Calendar; null removes',
      body: { summary: 'Renamed by hand' },
    },
    {
      path: 'DELETE /sandbox/accounts/{email}/events/{id}?purge=true',
      does: 'the person deletes it; purge empties the bin, and the id is burnt',
    },
    {
      path: 'POST /sandbox/accounts/{email}/revoke',
      does: 'the person removes the app’s access at myaccount.google.com/permissions',
    },
    {
      path: 'POST /sandbox/accounts/{email}/expire-access-tokens',
      does: 'every access token of the account is old from now on',
    },
    {
      path: 'POST /sandbox/accounts/{email}/grants',
      does: 'a grant without the consent page; answers as the token endpoint does',
      body: { scopes: ['https://www.googleapis.com/auth/calendar.events'], offline: true },
    },
    {
      path: 'POST /sandbox/consent',
      does: 'decides the consent page in advance, so that the authorisation redirects at once; decision: allow, deny or ask',
      body: {
        email: 'ana@example.com',
        decision: 'allow',
        scopes: ['https://www.googleapis.com/auth/calendar.events'],
        once: false,
      },
    },
    { path: 'GET /sandbox/consent', does: 'the decisions made in advance' },
    {
      path: 'GET /sandbox/requests?account=ana@example.com&operation=insert&since=2027-03-01T00:00:00Z',
      does: 'the newest 100,000 calls on Google’s paths, oldest first, without credentials',
    },
    { path: 'DELETE /sandbox/requests', does: 'forgets them' },
    {
      path: 'POST /sandbox/faults',
      does: 'a rule, or a list of rules. match: method, operation, account, eventId. times: null = for ever. when: before, or after the write was applied. One of: answer, hang, reset, garbage; or delayMs alone',
      body: {
        match: { operation: 'insert', account: 'ana@example.com' },
        times: 1,
        when: 'before',
        delayMs: 0,
        answer: { status: 403, reason: 'rateLimitExceeded', retryAfter: 2 },
      },
    },
    { path: 'GET /sandbox/faults', does: 'the rules and how often each still applies' },
    { path: 'DELETE /sandbox/faults', does: 'forgets them' },
    {
      path: 'POST /sandbox/settings',
      does: 'changes what is given; a quota of null is no limit',
      body: {
        testingMode: false,
        projectQuotaPerMinute: 10_000,
        userQuotaPerMinute: 600,
        rateLimitStatus: 403,
        accessTokenSeconds: 3599,
        latencyMs: 0,
        calendarTimeZone: 'America/New_York',
        clockOffsetSeconds: 0,
      },
    },
    { path: 'GET /sandbox/settings', does: 'the settings' },
    { path: 'POST /sandbox/reset', does: 'everything is as after a fresh start' },
  ],
} as const;
