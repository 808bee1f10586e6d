/** One entry of Google's `error.errors`. */
export interface GoogleErrorItem {
  readonly domain: string;
  readonly reason: string;
  readonly message: string;
  readonly locationType?: string;
  readonly location?: string;
}

/** What some answers carry besides `errors`: the newer front end's status and `details`. */
export interface GoogleErrorExtras {
  readonly message?: string;
  readonly status?: string;
  readonly details?: readonly object[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GoogleErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly errors: readonly GoogleErrorItem[];
    readonly status?: string;
    readonly details?: readonly object[];
  };
}

/** An answer of the Calendar API that is not a success, in Google's exact shape. */
export class GoogleApiError extends Error {
  readonly code = 'google_api_error';

  constructor(
    readonly status: number,
    readonly items: readonly [GoogleErrorItem, ...GoogleErrorItem[]],
    readonly extras: GoogleErrorExtras = {},
  ) {
    super(`${status} ${items[0].reason}`);
    this.name = 'GoogleApiError';
  }

  get reason(): string {
    return this.items[0].reason;
  }

  get headers(): Readonly<Record<string, string>> {
    return this.extras.headers ?? {};
  }

  body(): GoogleErrorBody {
    const { message, status, details } = this.extras;
    return {
      error: {
        code: this.status,
        message: message ?? this.items[0].message,
        errors: this.items,
        ...(status === undefined ? {} : { status }),
        ...(details === undefined ? {} : { details }),
      },
    };
  }
}
