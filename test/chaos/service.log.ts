import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Where a process writes to, over all its lives: nothing that it says is lost with it or with us. */
export class ServiceLog {
  readonly #out: number;
  readonly #err: number;

  constructor(folder: string, name: string) {
    this.#out = openSync(join(folder, `${name}.log`), 'a');
    this.#err = openSync(join(folder, `${name}.err`), 'a');
  }

  get stdio(): readonly ['ignore', number, number, 'ipc'] {
    // The channel closes with us, however we end: the service then stops by itself.
    return ['ignore', this.#out, this.#err, 'ipc'];
  }

  close(): void {
    closeSync(this.#out);
    closeSync(this.#err);
  }
}
