import {
  type DraftPlace,
  type DraftSubject,
  dropDraft,
  keepDraft,
  keptPlaces,
  keyOf,
  readDraft,
} from './drafts.js';
import { type Release, takeLock } from './tab.locks.js';

/** What was kept, made a draft of; undefined: nothing that can be used any more. */
export type DraftReader<Draft> = (kept: unknown) => Draft | undefined;

/** What is on its way from this page. */
const underWay = new Map<string, Promise<unknown>>();
const subjectOf = ({ agentId, what }: DraftSubject): string => `${agentId} ${what}`;

/** Resolves once it is known what became of it; undefined: nothing is on its way. */
export const saveUnderWay = (subject: DraftSubject): Promise<unknown> | undefined =>
  underWay.get(subjectOf(subject));

/**
 * The draft of one open form. Nobody else has it, in this tab or another one, until the form is closed
 * and it is known what became of what it sent.
 */
export class HeldDraft<Draft> {
  /** What was left here by a form that is no more. */
  readonly restored: Draft | undefined;
  #isLeft = false;
  #isUnwanted = false;
  #sendings = 0;

  constructor(
    private readonly place: DraftPlace,
    private readonly release: Release,
    read: DraftReader<Draft>,
  ) {
    this.restored = readDraft(place, read);
  }

  keep(draft: Draft): void {
    keepDraft(this.place, draft);
  }

  drop(): void {
    dropDraft(this.place);
  }

  send<Result>(work: () => Promise<Result>): Promise<Result> {
    const sent = this.#send(work);
    const subject = subjectOf(this.place);
    const over: Promise<unknown> = sent
      .catch(() => undefined)
      .then(() => underWay.get(subject) === over && underWay.delete(subject));
    underWay.set(subject, over);
    return sent;
  }

  /** Whether nobody will look for it once the form is closed. */
  beUnwanted(isUnwanted: boolean): void {
    this.#isUnwanted = isUnwanted;
  }

  /** The form is closed. */
  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#letGo();
  }

  async #send<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#sendings += 1;
    try {
      return await work();
    } finally {
      this.#sendings -= 1;
      this.#letGo();
    }
  }

  #letGo(): void {
    if (!this.#isLeft || this.#sendings > 0) return;
    if (this.#isUnwanted) this.drop();
    void this.release();
  }
}

/**
 * For a form that is opened: what was left by one that is no more, else an empty place. What stands in
 * a form that is open elsewhere, or is on its way, is not gone on with: that is another one's.
 */
export async function holdDraft<Draft>(
  subject: DraftSubject,
  read: DraftReader<Draft>,
): Promise<HeldDraft<Draft>> {
  for (const place of placesOf(subject)) {
    const release = await takeLock(keyOf(place));
    if (release !== undefined) return new HeldDraft(place, release, read);
  }
  throw new Error('there is always one more place');
}

/** Of what is no more: forgets what closed forms left. An open one has it in its hands. */
export async function dropLeft(subject: DraftSubject): Promise<void> {
  for (const place of keptPlaces(subject)) {
    const release = await takeLock(keyOf(place));
    if (release === undefined) continue;
    dropDraft(place);
    await release();
  }
}

function* placesOf(subject: DraftSubject): Generator<DraftPlace> {
  const kept = keptPlaces(subject);
  yield* kept;
  const isKept = new Set(kept.map(({ nth }) => nth));
  for (let nth = 1; ; nth += 1) if (!isKept.has(nth)) yield { ...subject, nth };
}
