import { type ChildProcess, spawn } from 'node:child_process';
import { eventually } from '#test/eventually.js';
import { exitOf, type ProcessExit } from '../../apps/stack/src/children/process.exit.js';

/** A service of the product as a process of its own, as in production. */
export class ServiceProcess {
  #output = '';
  /** How it ended, and all that it said is read; never rejects. */
  readonly exited: Promise<ProcessExit>;

  private constructor(
    readonly address: string,
    private readonly child: ChildProcess,
  ) {
    this.exited = exitOf(child);
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
    const service = ServiceProcess.spawn(app, port, environment);
    const { child } = service;
    await eventually(async () => {
      if (child.exitCode !== null) return;
      const answer = await fetch(`${service.address}/health/ready`);
      if (!answer.ok) throw new Error(`${app} answers ${answer.status}:\n${service.output}`);
    });
    if (child.exitCode !== null) throw new Error(`${app} did not start:\n${service.output}`);
    return service;
  }

  /** The same, and does not wait for anything. @param stdout where its log goes; to us by default */
  static spawn(
    app: string,
    port: number,
    environment: Readonly<Record<string, string>>,
    stdout: number | 'pipe' = 'pipe',
  ): ServiceProcess {
    const child = spawn(process.execPath, [`dist/apps/${app}/src/main.js`], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', stdout, 'pipe'],
    });
    return new ServiceProcess(`http://127.0.0.1:${port}`, child);
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

  /** Whatever it does about it. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Nobody reads its log any more: the next line is an EPIPE. */
  stopReading(): void {
    this.child.stdout?.destroy();
  }

  async #endWith(signal: NodeJS.Signals): Promise<number | null> {
    this.signal(signal);
    return (await this.exited).code;
  }
}
