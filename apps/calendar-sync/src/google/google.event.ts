/** An instant with its zone, or a calendar date: what `start` and `end` of an event hold. */
export type EventTime =
  { readonly dateTime: string; readonly timeZone?: string } | { readonly date: string };

export interface EventSource {
  readonly title: string;
  readonly url: string;
}

/**
 * An event as we write it, in Google's own names. A PUT replaces the event whole: what is left
 * out here is removed there. Never `sequence` (a value below Google's is refused) and never
 * `iCalUID` (not allowed beside an id of one's own).
 */
export interface EventBody {
  readonly id: string;
  readonly status: 'confirmed';
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly source?: EventSource;
  readonly extendedProperties: { readonly private: Readonly<Record<string, string>> };
  readonly reminders: { readonly useDefault: true };
}

/** What we read of an event in Google's answers, and nothing beyond. */
export interface GoogleEvent {
  readonly id: string;
  /** With its quotes, as `If-Match` takes it. */
  readonly etag: string;
  /** `confirmed`, `tentative` or `cancelled`; a cancelled one is promised no more than its id. */
  readonly status: string;
  /** Where the event opens in Google Calendar; http(s). */
  readonly htmlLink: string | null;
  /** The account whose calendar the event is on; null if somebody else organizes it. */
  readonly organizerEmail: string | null;
  readonly summary: string | null;
  readonly description: string | null;
  readonly location: string | null;
  readonly start: EventTime | null;
  readonly end: EventTime | null;
  readonly source: EventSource | null;
  readonly privateProperties: Readonly<Record<string, string>>;
}
