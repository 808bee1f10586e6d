import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '#test/eventually.js';

/** A service of the product as a process of its own, as in production. */
export class ServiceProcess {
  #output = '';

  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
  }

  /**
   * Starts `dist/apps/<app>` and waits until it is ready.
   * @param environment all of it: nothing is inherited but the PATH
   */
  static async start(
    app: string,
    port: number,
    environment: Readonly<Record<string, string>>,
  ): Promise<ServiceProcess> {
    const child = spawn(process.execPath, [`dist/apps/${app}/src/main.js`], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new ServiceProcess(`http://127.0.0.1:${port}`, child);
    await eventually(async () => {
      if (child.exitCode !== null) return;
      const answer = await fetch(`${service.address}/health/ready`);
      if (!answer.ok) throw new Error(`${app} answers ${answer.status}:\n${service.output}`);
    });
    if (child.exitCode !== null) throw new Error(`${app} did not start:\n${service.output}`);
    return service;
  }

  /** Everything it wrote so far. */
  get output(): string {
    return this.#output;
  }

  /** As an operator would: SIGTERM, and wait until it is gone. */
  async stop(): Promise<number | null> {
    return this.#endWith('SIGTERM');
  }

  /** As a crash would. */
  async kill(): Promise<void> {
    await this.#endWith('SIGKILL');
  }

  async #endWith(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = once(this.child, 'close');
      this.child.kill(signal);
      await gone;
    }
    return this.child.exitCode;
  }
}
