/** When an event starts or ends: a day, or an instant with the zone it was meant in. */
export type EventMoment =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'dateTime'; readonly epochMs: number; readonly timeZone?: string };

export interface EventReminders {
  readonly useDefault: boolean;
  readonly overrides?: readonly { readonly method: string; readonly minutes: number }[];
}

export type PropertyMap = Readonly<Record<string, string>>;

export interface EventProperties {
  readonly private?: PropertyMap;
  readonly shared?: PropertyMap;
}

export interface EventAttendee {
  readonly email: string;
  readonly displayName?: string;
  readonly responseStatus: string;
}

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled';

/** The fields a writer decides, checked and in the form in which Google keeps them. */
export interface EventContent {
  readonly start: EventMoment;
  readonly end: EventMoment;
  readonly status?: EventStatus;
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly colorId?: string;
  readonly transparency?: string;
  readonly visibility?: string;
  readonly recurrence?: readonly string[];
  readonly attendees?: readonly EventAttendee[];
  readonly extendedProperties?: EventProperties;
  readonly source?: { readonly title?: string; readonly url: string };
  readonly reminders: EventReminders;
}

/** An event as a calendar holds it. Replaced whole at each write, never changed in place. */
export interface StoredEvent {
  readonly id: string;
  readonly iCalUID: string;
  readonly status: EventStatus;
  readonly sequence: number;
  readonly createdMs: number;
  readonly updatedMs: number;
  readonly content: EventContent;
}
