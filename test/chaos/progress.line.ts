/** Milliseconds: on a terminal, and in a file. */
const pace = { terminal: 500, file: 30_000 } as const;

/** Where the run is: on a terminal one line that is written anew, in a file one now and then. */
export class ProgressLine {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly output: NodeJS.WriteStream,
    private readonly tell: () => string,
  ) {}

  start(): void {
    const { isTTY } = this.output;
    const show = (): void =>
      void this.output.write(isTTY ? `\r\x1b[2K${this.tell()}` : `${this.tell()}\n`);
    this.#timer = setInterval(show, isTTY ? pace.terminal : pace.file);
    this.#timer.unref();
  }

  say(milestone: string): void {
    this.output.write(this.output.isTTY ? `\r\x1b[2K${milestone}\n` : `${milestone}\n`);
  }

  stop(): void {
    clearInterval(this.#timer);
    if (this.output.isTTY) this.output.write('\r\x1b[2K');
  }
}
