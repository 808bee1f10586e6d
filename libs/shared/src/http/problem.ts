/** One bad field of a request: where it is and what is wrong with it. */
export interface FieldError {
  /** Dotted path into the body, or the query parameter's name. */
  readonly field: string;
  readonly message: string;
}

export interface ProblemOptions {
  /** One sentence for the person who reads it; names no secret and nobody else's data. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Further members of the body, as RFC 9457 allows: a 412 tells the current `version`. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /** Further response headers, like `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An answer that is not a success, as RFC 9457 writes it. Thrown anywhere below a controller and
 * turned into `application/problem+json` at the edge.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable: clients decide by it. */
    readonly code: string,
    /** The kind of problem, the same for every occurrence. */
    readonly title: string,
    readonly options: ProblemOptions = {},
  ) {
    super(title);
    this.name = 'Problem';
  }
}

/** Somebody else's thing and no thing at all look the same from outside. */
export const notFound = (what: string): Problem =>
  new Problem(404, 'not_found', `There is no such ${what}`);
