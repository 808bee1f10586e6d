import { type ChildProcess, spawn } from 'node:child_process';
import { exitOf } from '../../../apps/stack/src/children/process.exit.js';

export interface Delivered {
  readonly appointmentId: string;
  readonly version: number;
  readonly kills: boolean;
}

/** A replica that is started again as often as it goes down. */
export class CrashingRelay {
  crashes = 0;
  #output = '';
  #child: ChildProcess | undefined;
  #over = false;
  readonly #ended: Promise<void>;

  constructor(databaseUrl: string) {
    this.#ended = this.#keepUp(databaseUrl);
  }

  /** What its handler was given so far, by all of its processes. */
  get delivered(): readonly Delivered[] {
    const whole = this.#output.slice(0, this.#output.lastIndexOf('\n') + 1);
    return whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Delivered);
  }

  async stop(): Promise<void> {
    this.#over = true;
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  async #keepUp(databaseUrl: string): Promise<void> {
    for (;;) {
      this.#child = spawn(
        process.execPath,
        ['dist/test/system/crashing/crashing.relay.main.js', databaseUrl],
        { env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
      const { signal } = await exitOf(this.#child);
      if (this.#over) return;
      if (signal !== 'SIGKILL') throw new Error('the relay ended of its own accord');
      this.crashes += 1;
    }
  }
}
