/** What a call on one of Google's paths is about. */
export const operations = [
  'insert',
  'get',
  'list',
  'update',
  'patch',
  'delete',
  'other',
  'token',
  'revoke',
  'authorize',
  'consent',
] as const;

export type Operation = (typeof operations)[number];

/** One call, as far as it is known before it is served. */
export interface GoogleCall {
  readonly operation: Operation;
  readonly method: string;
  /** Whose token or choice the call carries, if it is anybody's. */
  readonly account?: string | undefined;
  readonly eventId?: string | undefined;
  /** What the journal keeps of the request; never a credential. */
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly body?: object | undefined;
}

/** What a call is answered with. */
export interface Outcome {
  readonly status: number;
  readonly payload?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Google's reason, for an error. */
  readonly reason?: string;
  /** What only the serving found out. */
  readonly account?: string;
  readonly eventId?: string;
}
