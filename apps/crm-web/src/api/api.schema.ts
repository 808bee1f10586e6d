// Made by `npm run generate:api`: change the API, not this file.

export interface paths {
  '/api/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open an account and sign in */
    post: operations['signUp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Delete the account and all that hangs on it
     * @description Contacts, appointments, sessions, the calendar connection with its tokens: at once and for good. Events that are in Google Calendar already stay there.
     */
    delete: operations['deleteAccount'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in */
    get: operations['whoAmI'];
    put?: never;
    /** Sign in */
    post: operations['signIn'];
    /** Sign out */
    delete: operations['signOut'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** List contacts, the oldest first */
    get: operations['listContacts'];
    put?: never;
    /** Add a contact */
    post: operations['createContact'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/contacts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Read a contact */
    get: operations['getContact'];
    put?: never;
    post?: never;
    /**
     * Delete a contact
     * @description Its appointments go with it, and their events leave the calendar.
     */
    delete: operations['deleteContact'];
    options?: never;
    head?: never;
    /**
     * Change a contact
     * @description What is left out stays; null clears. The calendar events of upcoming appointments follow a new name, e-mail address or phone number.
     */
    patch: operations['updateContact'];
    trace?: never;
  };
  '/api/appointments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Your appointments, by start; those that overlap a span if one is given */
    get: operations['listAppointments'];
    put?: never;
    /** Make an appointment */
    post: operations['createAppointment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/appointments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An appointment */
    get: operations['getAppointment'];
    put?: never;
    post?: never;
    /** Delete an appointment, here and on the calendar */
    delete: operations['deleteAppointment'];
    options?: never;
    head?: never;
    /**
     * Change an appointment
     * @description What is left out stays. A change that says what is so already makes no new version.
     */
    patch: operations['updateAppointment'];
    trace?: never;
  };
  '/api/contacts/{id}/appointments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The appointments with a contact, by start */
    get: operations['listContactAppointments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calendar-connection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the connection to Google Calendar stands */
    get: operations['readCalendarConnection'];
    put?: never;
    post?: never;
    /**
     * Disconnect
     * @description Once it has answered, the tokens are deleted and no write for this agent begins. Events that are in Google Calendar stay there.
     */
    delete: operations['disconnectCalendar'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calendar-connection/authorize': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin to connect, or to reconnect
     * @description Send the browser to the address. It is good for 10 minutes, in this session.
     */
    post: operations['connectCalendar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calendar-connection/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where Google sends the browser back
     * @description Ends on `/settings?calendar=` with the outcome, whatever it is.
     */
    get: operations['calendarConnected'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/calendar-connection/backfill': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Bring upcoming appointments to the calendar that are not on it
     * @description Those made while no calendar was connected, and those that stand in another Google account. As often as you like: what is on its way already does not count again. Its progress is `waiting` of the connection, and `sync` of each appointment.
     */
    post: operations['backfillCalendar'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Listen for changes as they happen
     * @description Server-sent events, for an `EventSource`. `data` is JSON.
     *
     *     - `appointment`: it was made or edited, or its `sync` changed; as `GET` answers it.
     *     - `appointment-deleted`: it is gone. May come more than once.
     *     - `connection`: how the connection to Google Calendar stands now.
     *     - `resync`: something changed that cannot be named, or was missed. Read anew what you show. Every
     *       stream begins with it, so nothing is lost between two streams, and `Last-Event-ID` is not needed.
     *     - `beat`: the stream lives. Comes every 20 seconds: who has heard nothing for a minute has lost the
     *       stream, and opens another one.
     *
     *     What changes in quick succession comes together. The stream ends with the session, or to make room
     *     for a newer one of the same browser (four) or agent (sixteen).
     */
    get: operations['listen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FieldError: {
      /**
       * @description Dotted path into the body, or the name of a query parameter.
       * @example name
       */
      field: string;
      /** @example name must be a text of 1 to 200 characters */
      message: string;
    };
    Problem: {
      /**
       * @description Names the kind of problem; not an address that can be opened.
       * @example urn:problem-type:alt:validation_failed
       */
      type: string;
      /** @example The request is not valid */
      title: string;
      /** @example 400 */
      status: number;
      detail?: string;
      /**
       * @description Stable.
       * @example validation_failed
       * @enum {string}
       */
      code:
        | 'address_too_long'
        | 'body_too_large'
        | 'busy'
        | 'calendar_needs_reconnect'
        | 'calendar_not_connected'
        | 'calendar_sync_unavailable'
        | 'email_taken'
        | 'forbidden'
        | 'foreign_origin'
        | 'headers_too_large'
        | 'internal'
        | 'last_write_under_way'
        | 'malformed_json'
        | 'malformed_request'
        | 'method_not_allowed'
        | 'not_found'
        | 'not_signed_in'
        | 'request_timeout'
        | 'sign_up_closed'
        | 'too_many_attempts'
        | 'unavailable'
        | 'unsupported_media_type'
        | 'validation_failed'
        | 'version_mismatch'
        | 'wrong_credentials'
        | 'wrong_password';
      /**
       * @description The path asked for.
       * @example /api/contacts
       */
      instance: string;
      errors?: components['schemas']['FieldError'][];
      /** @description On faults of ours (500): names the request in our logs. */
      traceId?: string;
    };
    SignUpRequest: {
      /**
       * @description How colleagues know you.
       * @example Alex Agent
       */
      name: string;
      /**
       * Format: email
       * @description What you sign in with.
       * @example alex@example.com
       */
      email: string;
      /**
       * Format: password
       * @description At least 10 characters; a few words are easier to remember than symbols.
       * @example four plain random words
       */
      password: string;
    };
    /**
     * @description `ops` is an operator.
     * @enum {string}
     */
    Role: 'agent' | 'ops';
    Account: {
      /**
       * Format: uuid
       * @example 0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a90
       */
      id: string;
      /** @example Alex Agent */
      name: string;
      /** @example agent@example.com */
      email: string;
      /** @description `ops` is an operator. */
      role: components['schemas']['Role'];
    };
    DeleteAccountRequest: {
      /**
       * Format: password
       * @description Your password, once more.
       * @example four plain random words
       */
      password: string;
    };
    SignInRequest: {
      /**
       * Format: email
       * @description What you signed up with.
       * @example agent@example.com
       */
      email: string;
      /**
       * Format: password
       * @description Your password.
       * @example four plain random words
       */
      password: string;
    };
    CreateContactRequest: {
      /**
       * @description How you call them.
       * @example Jordan Client
       */
      name: string;
      /**
       * Format: email
       * @description Their e-mail address.
       * @example jordan@example.com
       */
      email?: string | null;
      /**
       * @description Their phone number, as you would dial it.
       * @example +1 555 0100
       */
      phone?: string | null;
      /**
       * @description For yourself; not shown in the calendar.
       * @example Prefers mornings.
       */
      notes?: string | null;
    };
    Contact: {
      /**
       * Format: uuid
       * @example 0198c1de-8f6a-7c3e-9b0a-3f2d1c5b7a91
       */
      id: string;
      /** @example Jordan Client */
      name: string;
      /** @example jordan@example.com */
      email: string | null;
      /** @example +1 555 0100 */
      phone: string | null;
      /** @example Prefers mornings. */
      notes: string | null;
      /**
       * Format: date-time
       * @example 2026-03-02T09:30:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-03-02T09:30:00.000Z
       */
      updatedAt: string;
    };
    ContactPage: {
      items: components['schemas']['Contact'][];
      /**
       * @description The `cursor` of the next page; null on the last one.
       * @example null
       */
      nextCursor: string | null;
    };
    UpdateContactRequest: {
      /**
       * @description How you call them.
       * @example Jordan Client
       */
      name?: string;
      /**
       * Format: email
       * @description Their e-mail address.
       * @example jordan@example.com
       */
      email?: string | null;
      /**
       * @description Their phone number, as you would dial it.
       * @example +1 555 0100
       */
      phone?: string | null;
      /**
       * @description For yourself; not shown in the calendar.
       * @example Prefers mornings.
       */
      notes?: string | null;
    };
    /**
     * @description What the appointment is for.
     * @enum {string}
     */
    AppointmentKind: 'property_tour' | 'listing_presentation' | 'follow_up_call' | 'other';
    CreateAppointmentRequest: {
      /**
       * Format: uuid
       * @description Whom it is with: one of your contacts.
       * @example 0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11
       */
      contactId: string;
      /**
       * @description What the appointment is for.
       * @example property_tour
       */
      kind: components['schemas']['AppointmentKind'];
      /**
       * @description What it is called.
       * @example Tour of 12 Canal Street
       */
      title: string;
      /**
       * @description With `startsOn` and `endsOn` in place of `startsAt` and `endsAt`.
       * @example false
       */
      allDay?: boolean;
      /**
       * Format: date-time
       * @description RFC 3339 with an offset. Not for an all-day appointment.
       * @example 2026-11-22T10:30:00+01:00
       */
      startsAt?: string | null;
      /**
       * Format: date-time
       * @description After `startsAt`, by 366 days at most. Not for an all-day appointment.
       * @example 2026-11-22T11:30:00+01:00
       */
      endsAt?: string | null;
      /**
       * Format: date
       * @description The first day. For an all-day appointment only.
       * @example 2026-11-22
       */
      startsOn?: string | null;
      /**
       * Format: date
       * @description The last day, included. For an all-day appointment only.
       * @example 2026-11-22
       */
      endsOn?: string | null;
      /**
       * @description An IANA name: the zone that the appointment is meant in.
       * @example Europe/Amsterdam
       */
      timeZone: string;
      /**
       * @description Where it takes place.
       * @example 12 Canal Street, Amsterdam
       */
      location?: string | null;
      /**
       * @description Shown in the event’s description.
       * @example Bring the keys.
       */
      notes?: string | null;
    };
    /** @enum {string} */
    SyncState: 'not_connected' | 'waiting' | 'retrying' | 'synced' | 'failed' | 'paused';
    SyncView: {
      /** @example synced */
      state: components['schemas']['SyncState'];
      /** @description The version that Google holds. */
      syncedVersion: number | null;
      /**
       * Format: date-time
       * @description When Google acknowledged it.
       */
      syncedAt: string | null;
      /**
       * Format: date-time
       * @description While retrying: not before this moment.
       */
      nextAttemptAt: string | null;
      /** @description Why it is not there yet, in words. */
      reason: string | null;
      /**
       * Format: uri
       * @description Opens the event in Google.
       */
      eventUrl: string | null;
    };
    AppointmentView: {
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      contactId: string;
      /** @example Ada Byron */
      contactName: string;
      kind: components['schemas']['AppointmentKind'];
      /** @example Tour of 12 Canal Street */
      title: string;
      allDay: boolean;
      /**
       * Format: date-time
       * @description For an all-day appointment: the first moment of `startsOn` in its time zone.
       * @example 2026-11-22T09:30:00.000Z
       */
      startsAt: string;
      /**
       * Format: date-time
       * @description Exclusive. For an all-day appointment: the first moment after `endsOn`.
       * @example 2026-11-22T10:30:00.000Z
       */
      endsAt: string;
      /**
       * Format: date
       * @description null unless `allDay`.
       */
      startsOn: string | null;
      /**
       * Format: date
       * @description The last day, included; null unless `allDay`.
       */
      endsOn: string | null;
      /** @example Europe/Amsterdam */
      timeZone: string;
      location: string | null;
      notes: string | null;
      /**
       * @description Raised by each change. The ETag is this number in quotes; `sync` is not in it.
       * @example 1
       */
      version: number;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      sync: components['schemas']['SyncView'];
    };
    /** @enum {string} */
    ListedSyncState: 'failed';
    AppointmentPage: {
      items: components['schemas']['AppointmentView'][];
      /** @description For the next page; null on the last one. */
      nextCursor: string | null;
    };
    UpdateAppointmentRequest: {
      /**
       * Format: uuid
       * @description Whom it is with: one of your contacts.
       * @example 0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11
       */
      contactId?: string;
      /**
       * @description What the appointment is for.
       * @example property_tour
       */
      kind?: components['schemas']['AppointmentKind'];
      /**
       * @description What it is called.
       * @example Tour of 12 Canal Street
       */
      title?: string;
      /**
       * @description Turning it round needs the times that then apply.
       * @example false
       */
      allDay?: boolean;
      /**
       * Format: date-time
       * @description RFC 3339 with an offset. Not for an all-day appointment.
       * @example 2026-11-22T10:30:00+01:00
       */
      startsAt?: string | null;
      /**
       * Format: date-time
       * @description After `startsAt`, by 366 days at most. Not for an all-day appointment.
       * @example 2026-11-22T11:30:00+01:00
       */
      endsAt?: string | null;
      /**
       * Format: date
       * @description The first day. For an all-day appointment only.
       * @example 2026-11-22
       */
      startsOn?: string | null;
      /**
       * Format: date
       * @description The last day, included. For an all-day appointment only.
       * @example 2026-11-22
       */
      endsOn?: string | null;
      /**
       * @description An IANA name: the zone that the appointment is meant in.
       * @example Europe/Amsterdam
       */
      timeZone?: string;
      /**
       * @description Where it takes place.
       * @example 12 Canal Street, Amsterdam
       */
      location?: string | null;
      /**
       * @description Shown in the event’s description.
       * @example Bring the keys.
       */
      notes?: string | null;
    };
    /** @enum {string} */
    ConnectionState: 'not_connected' | 'connected' | 'needs_reconnect';
    CalendarConnection: {
      state: components['schemas']['ConnectionState'];
      /**
       * @description The Google account; known once the first appointment was synced.
       * @example alex@gmail.com
       */
      account: string | null;
      /** Format: date-time */
      connectedAt: string | null;
      /**
       * Format: date-time
       * @description When Google last acknowledged a change over this connection.
       */
      lastSyncedAt: string | null;
      /** @description Appointments on their way, or waiting to be. */
      waiting: number;
      /** @description Of those that wait: tried already, without success, and tried again. */
      retrying: number;
      /** @description Appointments that could not be synced. */
      failed: number;
      /** @description Why to reconnect, or what holds up those that are tried again, in a sentence; null where nothing is wrong. */
      reason: string | null;
      /**
       * Format: date-time
       * @description When Google will end the access by itself (its Testing program: after 7 days); null where it announced nothing. Reconnect before.
       */
      grantExpiresAt: string | null;
    };
    ConsentPage: {
      /**
       * Format: uri
       * @description Google’s consent screen.
       */
      url: string;
    };
    BackfillRequest: {
      /**
       * @description Only count; nothing is changed.
       * @example true
       */
      dryRun?: boolean;
    };
    Backfill: {
      /**
       * @description Appointments that are on their way now, or that would be after a dry run.
       * @example 12
       */
      appointments: number;
    };
    DeletedAppointment: {
      /** Format: uuid */
      id: string;
    };
    Resync: Record<string, never>;
    Beat: Record<string, never>;
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  signUp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignUpRequest'];
      };
    };
    responses: {
      /** @description Signed in, by the session cookie. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `sign_up_closed`: Accounts are opened by the operators here. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `email_taken`: There is an account with this e-mail address already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeleteAccountRequest'];
      };
    };
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `wrong_password`: The password is not right. */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_attempts`: Too many attempts; wait for `Retry-After` seconds. */
      429: {
        headers: {
          /** @description Seconds until it may be tried again. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  whoAmI: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Your account. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signIn: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignInRequest'];
      };
    };
    responses: {
      /** @description Signed in, by the session cookie. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `wrong_credentials`: E-mail and password do not belong together. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `too_many_attempts`: Too many attempts; wait for `Retry-After` seconds. */
      429: {
        headers: {
          /** @description Seconds until it may be tried again. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  signOut: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Signed out. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listContacts: {
    parameters: {
      query?: {
        /** @description How many items at most. */
        limit?: number;
        /** @description The `nextCursor` of the page before; left out for the first page. */
        cursor?: string;
        /** @description Parts of a name, an e-mail address or a phone number, in any order: all of them have to match. Case, accents and how a number is written do not matter. */
        q?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of contacts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ContactPage'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createContact: {
    parameters: {
      query?: never;
      header?: {
        /** @description Your own name for what is to be made. A request that is repeated under it, because its answer never came, makes nothing again. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateContactRequest'];
      };
    };
    responses: {
      /** @description It was made before under this key; as it is now, whatever this request says. Nothing was written. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Contact'];
        };
      };
      /** @description The contact as it was stored. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Contact'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The contact. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Contact'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateContact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateContactRequest'];
      };
    };
    responses: {
      /** @description The contact. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Contact'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listAppointments: {
    parameters: {
      query?: {
        /** @description Only those that end after this moment (RFC 3339 with an offset). */
        from?: string;
        /** @description Only those that start before this moment (RFC 3339 with an offset). */
        to?: string;
        /** @description Only those whose `sync` has this state. */
        sync?: components['schemas']['ListedSyncState'];
        /** @description How many at most. */
        limit?: number;
        /** @description The `nextCursor` of the page before; left out for the first page. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentPage'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  createAppointment: {
    parameters: {
      query?: never;
      header?: {
        /** @description Your own name for what is to be made. A request that is repeated under it, because its answer never came, makes nothing again. */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateAppointmentRequest'];
      };
    };
    responses: {
      /** @description It was made before under this key; as it is now, whatever this request says. Nothing was written. */
      200: {
        headers: {
          /** @description The version, in quotes. */
          ETag?: string;
          /** @description Its path. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentView'];
        };
      };
      /** @description Made; its event follows. */
      201: {
        headers: {
          /** @description The version, in quotes. */
          ETag?: string;
          /** @description Its path. */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentView'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAppointment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          /** @description The version, in quotes. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentView'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  deleteAppointment: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that you read; another version by now answers 412. */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Gone; its event follows. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `version_mismatch`: It was changed meanwhile; read it again. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  updateAppointment: {
    parameters: {
      query?: never;
      header?: {
        /** @description The ETag that you read; another version by now answers 412. */
        'If-Match'?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateAppointmentRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          /** @description The version, in quotes. */
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentView'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `version_mismatch`: It was changed meanwhile; read it again. */
      412: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listContactAppointments: {
    parameters: {
      query?: {
        /** @description Only those that end after this moment (RFC 3339 with an offset). */
        from?: string;
        /** @description Only those that start before this moment (RFC 3339 with an offset). */
        to?: string;
        /** @description Only those whose `sync` has this state. */
        sync?: components['schemas']['ListedSyncState'];
        /** @description How many at most. */
        limit?: number;
        /** @description The `nextCursor` of the page before; left out for the first page. */
        cursor?: string;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppointmentPage'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_found`: There is no such thing, or it is not yours. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  readCalendarConnection: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CalendarConnection'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  disconnectCalendar: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Disconnected. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `last_write_under_way`: Disconnected; a change that was on its way may still reach Google for a moment. */
      503: {
        headers: {
          /** @description Seconds until it may be tried again. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  connectCalendar: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ConsentPage'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `calendar_sync_unavailable`: Calendar Sync cannot be reached; nothing is lost, try again in a minute. */
      503: {
        headers: {
          /** @description Seconds until it may be tried again. */
          'Retry-After': number;
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  calendarConnected: {
    parameters: {
      query?: {
        error?: string;
        code?: string;
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the settings. */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  backfillCalendar: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BackfillRequest'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Backfill'];
        };
      };
      /** @description `validation_failed`: A field is missing, unknown or not valid. */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /**
       * @description `calendar_not_connected`: No calendar is connected; connect one first.
       *
       *     `calendar_needs_reconnect`: Google does not accept our access any more; reconnect first.
       */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  listen: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream that goes on until either side ends it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream':
            | {
                /** @enum {string} */
                event: 'appointment';
                data: components['schemas']['AppointmentView'];
              }
            | {
                /** @enum {string} */
                event: 'appointment-deleted';
                data: components['schemas']['DeletedAppointment'];
              }
            | {
                /** @enum {string} */
                event: 'connection';
                data: components['schemas']['CalendarConnection'];
              }
            | {
                /** @enum {string} */
                event: 'resync';
                data: components['schemas']['Resync'];
              }
            | {
                /** @enum {string} */
                event: 'beat';
                data: components['schemas']['Beat'];
              };
        };
      };
      /** @description `not_signed_in`: No session, or one that has expired. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Any other refusal, or a fault of ours: `internal` with a `traceId`. */
      default: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
