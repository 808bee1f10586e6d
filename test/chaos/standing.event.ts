/** An event as Google's API has it; of a stranger's all is kept, to compare it byte by byte. */
export interface StandingEvent {
  readonly id: string;
  readonly summary?: string;
  readonly description?: string;
  readonly location?: string;
  readonly start?: EventMoment;
  readonly end?: EventMoment;
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> };
}

export interface EventMoment {
  readonly date?: string;
  readonly dateTime?: string;
  readonly timeZone?: string;
}
