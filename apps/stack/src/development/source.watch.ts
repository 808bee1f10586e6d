import { spawn } from 'node:child_process';
import { type FSWatcher, watch } from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Checkout } from '../checkout.js';
import { exitOf } from '../children/process.exit.js';
import type { ServiceName } from '../config.js';
import type { Tell } from '../postgres/server-user.js';
import { affectedBy } from './affected.services.js';

/** Milliseconds in which an editor has written all that belongs to one change. */
const together = 100;

/** Builds when a source has changed, and restarts the services that it concerns. */
export class SourceWatch {
  readonly #watchers: readonly FSWatcher[];
  readonly #changed = new Set<string>();
  #work: Promise<void> | undefined;
  #isOver = false;

  constructor(
    private readonly checkout: Checkout,
    private readonly restart: (service: ServiceName) => Promise<void>,
    private readonly tell: Tell,
  ) {
    this.#watchers = ['apps', 'libs'].map((folder) =>
      watch(join(checkout.root, folder), { recursive: true }, (_event, path) => {
        if (path !== null) this.#note(`${folder}/${path.split(sep).join('/')}`);
      }),
    );
  }

  /** @returns when nothing is built or restarted any more */
  async stop(): Promise<void> {
    this.#isOver = true;
    for (const one of this.#watchers) one.close();
    await this.#work;
  }

  #note(path: string): void {
    if (affectedBy([path]).length === 0) return;
    this.#changed.add(path);
    this.#work ??= this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    while (this.#changed.size > 0 && !this.#isOver) {
      await pause(together);
      const services = affectedBy([...this.#changed]);
      this.#changed.clear();
      if (await this.#build()) {
        this.tell(`Built; starting ${services.join(', ')} anew.`);
        await Promise.all(services.map(this.restart));
      } else {
        this.tell('Not built, as said above; the services go on as they were.');
      }
    }
    this.#work = undefined;
  }

  async #build(): Promise<boolean> {
    const { root } = this.checkout;
    const program = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
    const child = spawn(process.execPath, [program, 'build'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return (await exitOf(child)).code === 0;
  }
}
