/** What a person (or the test in their place) answers on the consent page. */
export interface ConsentDecision {
  readonly email: string;
  readonly decision: 'allow' | 'deny';
  /** The permissions left ticked; absent = all that are asked for. */
  readonly scopes?: readonly string[];
}

/**
 * Decisions made in advance. Those meant for one request are used first, in the order in which
 * they were made; then the newest standing one. A `login_hint` only decides among several.
 */
export class ConsentPolicy {
  #once: ConsentDecision[] = [];
  #standing: ConsentDecision[] = [];

  decide(decision: ConsentDecision, once: boolean): void {
    if (once) this.#once.push(decision);
    else this.#standing = [...without(this.#standing, decision.email), decision];
  }

  /** The person is asked again; `undefined` = whoever it is. */
  ask(email: string | undefined): void {
    this.#once = without(this.#once, email);
    this.#standing = without(this.#standing, email);
  }

  /** The decision for a request, if one was made; one meant for a single request is used up. */
  take(loginHint: string | undefined): ConsentDecision | undefined {
    const isHinted = ({ email }: ConsentDecision) => email === loginHint;
    const hinted = this.#once.findIndex(isHinted);
    const once = this.#once.splice(Math.max(hinted, 0), 1)[0];
    return once ?? this.#standing.find(isHinted) ?? this.#standing.at(-1);
  }

  all(): readonly (ConsentDecision & { readonly once: boolean })[] {
    return [
      ...this.#once.map((decision) => ({ ...decision, once: true })),
      ...this.#standing.map((decision) => ({ ...decision, once: false })),
    ];
  }
}

function without(
  decisions: readonly ConsentDecision[],
  email: string | undefined,
): ConsentDecision[] {
  return email === undefined ? [] : decisions.filter((one) => one.email !== email);
}
