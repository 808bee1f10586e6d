import { useState } from 'react';

/** Work that is asked for again while it is under way is the same: the second click of a double click. */
export class SingleFlight<Result> {
  #underWay: Promise<Result> | undefined;

  run(work: () => Promise<Result>): Promise<Result> {
    this.#underWay ??= work().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }
}

export function useSingleFlight<Result>(): SingleFlight<Result> {
  const [flight] = useState(() => new SingleFlight<Result>());
  return flight;
}
