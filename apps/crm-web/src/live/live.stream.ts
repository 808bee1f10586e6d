import { type LiveNews, liveEvents, newsOf } from './live.news.js';
import {
  beforeAnyLook,
  step,
  type StreamDeed,
  type StreamHappening,
  type StreamPhase,
} from './stream.state.js';

/** A browser has six connections to a host: a page that nobody sees gives its one back. */
const unseenMs = 30_000;
/** The server lets hear of itself every 20 s. */
const silenceMs = 60_000;

/** Listens to the server for as long as somebody looks at the page. */
export class LiveStream {
  #state = beforeAnyLook;
  #source: EventSource | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #unseen: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds, as `Date.now()` has them. */
  #unseenSince: number | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onDoubt somebody else may be signed in, or nobody: a stream begins, or the server gave none
   * (then the next try follows)
   */
  constructor(
    private readonly onNews: (news: LiveNews) => void,
    private readonly onDoubt: () => void,
    private readonly onPhase: (phase: StreamPhase) => void,
  ) {}

  /** @returns ends it */
  begin(): () => void {
    const end = new AbortController();
    const { signal } = end;
    document.addEventListener('visibilitychange', () => this.#seen(), { signal });
    window.addEventListener('online', () => this.#seen(), { signal });
    window.addEventListener('pageshow', () => this.#seen(), { signal });
    // An open stream would keep the page out of the browser's cache for Back.
    window.addEventListener('pagehide', () => this.#happened('left'), { signal });
    this.#seen();
    return () => {
      end.abort();
      clearTimeout(this.#unseen);
      this.#happened('left');
    };
  }

  #seen(): void {
    clearTimeout(this.#unseen);
    if (document.visibilityState !== 'visible') {
      this.#unseenSince ??= Date.now();
      this.#unseen = setTimeout(() => this.#happened('left'), unseenMs);
      return;
    }
    // A phone stops the timers of what it does not show, and with them, perhaps, the stream.
    if (Date.now() - (this.#unseenSince ?? Date.now()) > unseenMs) this.#happened('left');
    this.#unseenSince = undefined;
    this.#happened('looked');
  }

  #happened(happening: StreamHappening): void {
    const { state, deed } = step(this.#state, happening);
    this.#state = state;
    this.onPhase(state.phase);
    if (deed !== undefined) this.#do(deed);
  }

  #do(deed: StreamDeed): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#silence);
    this.#source?.close();
    switch (deed.kind) {
      case 'open':
        this.#source = this.#open();
        break;
      case 'close':
        break;
      case 'rest': {
        // Not all pages at once, where all were refused at once.
        const ms = deed.upToMs * (0.5 + Math.random() / 2);
        this.#resting = setTimeout(() => this.#happened('rested'), ms);
        this.onDoubt();
        break;
      }
    }
  }

  #open(): EventSource {
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      this.#happened('opened');
      this.onDoubt();
    });
    source.addEventListener('error', () =>
      this.#happened(source.readyState === EventSource.CLOSED ? 'refused' : 'interrupted'),
    );
    for (const event of liveEvents) {
      source.addEventListener(event, ({ data }: MessageEvent<string>) =>
        this.onNews(newsOf(event, data)),
      );
    }
    for (const sign of ['open', 'error', 'beat', ...liveEvents]) {
      source.addEventListener(sign, () => this.#heard(source));
    }
    this.#heard(source);
    return source;
  }

  /** A connection that died without a word is not reported by anybody. */
  #heard(source: EventSource): void {
    clearTimeout(this.#silence);
    if (source.readyState === EventSource.CLOSED) return;
    this.#silence = setTimeout(() => this.#happened('silent'), silenceMs);
  }
}
