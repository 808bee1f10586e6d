/** Milliseconds after which an answer does not come any more. */
const patience = 15_000;

/** As browsers ask for a page: programs would not get one. */
const accept = 'text/html,*/*;q=0.8';

export interface BrowserAnswer {
  readonly status: number;
  /** The address that was asked for. */
  readonly url: string;
  /** Where a redirect leads, absolute. */
  readonly location: string | undefined;
  readonly text: string;
}

/** What a request carries: a program's JSON, or the fields of a form. */
export type Sent =
  { readonly json: unknown } | { readonly form: readonly (readonly [string, string])[] };

/** A browser without a window: keeps cookies, follows a redirect when it is told to. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(private readonly signal: AbortSignal) {}

  async request(method: string, url: string, sent?: Sent): Promise<BrowserAnswer> {
    const { origin } = new URL(url);
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { accept, cookie: this.#cookiesFor(origin), ...typeOf(sent) },
      body: bodyOf(sent),
      signal: AbortSignal.any([this.signal, AbortSignal.timeout(patience)]),
    });
    this.#keepCookies(origin, answer.headers.getSetCookie());
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      url,
      location: location === null ? undefined : new URL(location, url).href,
      text: await answer.text(),
    };
  }

  /** Goes where the redirects lead, until there is a page. */
  async follow(answer: BrowserAnswer, hopsLeft = 5): Promise<BrowserAnswer> {
    if (answer.location === undefined || hopsLeft === 0) return answer;
    return this.follow(await this.request('GET', answer.location), hopsLeft - 1);
  }

  #cookiesFor(origin: string): string {
    const cookies = this.#cookies.get(origin) ?? new Map<string, string>();
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** By origin: the sandbox shares its host with ALT, which Google does not. */
  #keepCookies(origin: string, given: readonly string[]): void {
    const cookies = this.#cookies.get(origin) ?? new Map<string, string>();
    for (const cookie of given) {
      const [, name, value] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    this.#cookies.set(origin, cookies);
  }
}

function typeOf(sent: Sent | undefined): Record<string, string> {
  return sent !== undefined && 'json' in sent ? { 'content-type': 'application/json' } : {};
}

/** fetch itself says that URLSearchParams are a form. */
function bodyOf(sent: Sent | undefined): string | URLSearchParams | null {
  if (sent === undefined) return null;
  if ('json' in sent) return JSON.stringify(sent.json);
  return new URLSearchParams(sent.form.map(([name, value]) => [name, value]));
}
