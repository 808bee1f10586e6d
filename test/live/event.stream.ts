import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

export interface ReceivedEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** A page that listens, as a browser's EventSource would. */
export class EventStream {
  /** What came so far, oldest first, but the beats. */
  readonly events: ReceivedEvent[] = [];
  beats = 0;
  /** What the page was told to wait before it comes back, in ms. */
  retryMs: number | undefined;
  isOver = false;
  #unread = '';

  private constructor(
    readonly answer: IncomingMessage,
    private readonly leave: () => void,
  ) {
    answer.once('close', () => {
      this.isOver = true;
    });
    answer.on('error', () => undefined);
  }

  /** Resolves with the answer's head. */
  static async open(address: string, cookies: ReadonlyMap<string, string>): Promise<EventStream> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = get(`${address}/api/events`, { headers: { cookie }, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const stream = new EventStream(answer, () => request.destroy());
    request.on('error', () => undefined);
    answer.setEncoding('utf8').on('data', (text: string) => stream.#take(text));
    return stream;
  }

  named(event: string): ReceivedEvent['data'][] {
    return this.events.filter((one) => one.event === event).map(({ data }) => data);
  }

  /** Stays connected, and reads nothing more. */
  stopReading(): void {
    this.answer.pause();
  }

  close(): void {
    this.leave();
  }

  #take(text: string): void {
    const blocks = (this.#unread + text).split('\n\n');
    this.#unread = blocks.pop() ?? '';
    for (const block of blocks) this.#read(block);
  }

  #read(block: string): void {
    const lines = block.split('\n');
    const valueOf = (field: string): string | undefined =>
      lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2);
    const retry = valueOf('retry');
    if (retry !== undefined) this.retryMs = Number(retry);
    const event = valueOf('event');
    if (event === 'beat') this.beats += 1;
    if (event === undefined || event === 'beat') return;
    const data = JSON.parse(valueOf('data') ?? '') as ReceivedEvent['data'];
    this.events.push({ event, data });
  }
}
