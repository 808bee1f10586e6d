import { Random } from './random.js';

/** What goes wrong with one statement. */
export type StatementFault =
  'none' | 'slow' | 'slow_answer' | 'broken' | 'answer_lost' | 'killed' | 'killed_after' | 'paused';

/** What goes wrong with one call to Google. */
export type CallFault =
  | StatementFault
  | 'timeout'
  | 'unavailable'
  | 'unavailable_after'
  | 'rate_limit_user'
  | 'rate_limit_project'
  | 'unauthorized'
  | 'invalid'
  /** Google gets it when it was long given up. */
  | 'late'
  | 'garbage';

type Weights<Name extends string> = Readonly<Record<Name, number>>;

const statementFaults: Weights<StatementFault> = {
  none: 0,
  slow: 3,
  slow_answer: 3,
  broken: 3,
  answer_lost: 3,
  killed: 1,
  killed_after: 1,
  paused: 3,
};

const callFaults: Weights<CallFault> = {
  none: 0,
  slow: 3,
  slow_answer: 3,
  broken: 2,
  answer_lost: 4,
  killed: 1,
  killed_after: 2,
  paused: 2,
  timeout: 2,
  unavailable: 2,
  unavailable_after: 3,
  rate_limit_user: 1,
  rate_limit_project: 1,
  unauthorized: 1,
  invalid: 2,
  late: 0,
  garbage: 1,
};

export interface PlannedFaults {
  /** Share of the effects that something happens to. */
  readonly rate: number;
  /** Also requests that arrive after their time limit: what the product cannot hold out against. */
  readonly late: boolean;
  /** Faults by their names that are left out: what shrinking drops. */
  readonly without: ReadonlySet<string>;
}

/**
 * Decides for each effect what goes wrong with it: by the seed, the process and how many effects
 * it had before, so that leaving one fault out changes as little as can be of the others.
 */
export class FaultPlan {
  /** Names of the faults that struck, in order. */
  readonly struck: string[] = [];
  #enabled = true;

  constructor(
    private readonly seed: string,
    private readonly planned: PlannedFaults,
  ) {}

  end(): void {
    this.#enabled = false;
  }

  ofStatement(process: string, number: number): StatementFault {
    return this.#decide(`${process} sql ${number}`, statementFaults);
  }

  ofCall(process: string, number: number): CallFault {
    const effect = `${process} google ${number}`;
    const late = this.planned.late && new Random(`${this.seed} late ${effect}`).chance(0.15);
    return this.#decide(effect, callFaults, late ? 'late' : undefined);
  }

  /** @param sure what strikes whatever the rate is */
  #decide<Name extends string>(effect: string, weights: Weights<Name>, sure?: Name): Name | 'none' {
    if (!this.#enabled) return 'none';
    const random = new Random(`${this.seed} fault ${effect}`);
    if (sure === undefined && !random.chance(this.planned.rate)) return 'none';
    const fault = sure ?? random.weighted(weights);
    const name = `${effect}: ${fault}`;
    if (this.planned.without.has(name)) return 'none';
    this.struck.push(name);
    return fault;
  }
}
