import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hasDrafts, keptPlaces } from './drafts.js';
import { dropLeft, type HeldDraft, holdDraft, saveUnderWay } from './held.draft.js';
import { giveStorage, takeStorageAway } from './memory.storage.fixture.js';

const subject = { agentId: 'alex', what: 'new appointment' };
const asText = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);
const open = (): Promise<HeldDraft<string>> => holdDraft(subject, asText);

const refusing = { request: () => Promise.reject(new Error('SecurityError')) };

describe.each([
  ['that gives locks', navigator.locks],
  ['that gives no locks', undefined],
  ['that forbids them', refusing],
])('the draft of an open form, in a browser %s,', (_which, locks) => {
  const before = Object.getOwnPropertyDescriptor(navigator, 'locks');
  beforeAll(() => {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
  });
  afterAll(() => {
    if (before === undefined) Reflect.deleteProperty(navigator, 'locks');
    else Object.defineProperty(navigator, 'locks', before);
  });
  let forms: HeldDraft<string>[];
  beforeEach(() => {
    giveStorage();
    forms = [];
  });
  afterEach(() => {
    for (const form of forms) form.leave();
    takeStorageAway();
  });
  const opened = async (): Promise<HeldDraft<string>> => {
    const form = await open();
    forms.push(form);
    return form;
  };

  it('is nobody else’s: another form begins empty, and neither writes over the other', async () => {
    const first = await opened();
    first.keep('first');
    const second = await opened();
    expect(second.restored).toBeUndefined();
    second.keep('second');
    first.drop();
    second.leave();
    expect((await opened()).restored).toBe('second');
  });

  it('is gone on with by the next one, once the form is closed', async () => {
    const first = await opened();
    first.keep('typed');
    first.leave();
    expect((await opened()).restored).toBe('typed');
  });

  it('is not gone on with while it is on its way, and nothing is left of what was saved', async () => {
    const first = await opened();
    first.keep('sent');
    const { promise: answer, resolve: saved } = Promise.withResolvers<void>();
    const sent = first.send(async () => {
      await answer;
      first.drop();
    });
    first.leave();
    const second = await opened();
    expect(second.restored).toBeUndefined();
    saved();
    await sent;
    second.leave();
    expect((await opened()).restored).toBeUndefined();
    expect(hasDrafts()).toBe(false);
  });

  it('is gone on with where what became of it was told while it was closed', async () => {
    const first = await opened();
    first.keep('refused');
    const sent = first.send(() => Promise.reject(new Error('refused')));
    first.leave();
    await expect(sent).rejects.toThrow('refused');
    expect((await opened()).restored).toBe('refused');
  });

  it('can be waited for while it is on its way, and nothing is waited for afterwards', async () => {
    const first = await opened();
    first.keep('typed');
    expect(saveUnderWay(subject)).toBeUndefined();
    const { promise: answer, reject: refuse } = Promise.withResolvers<void>();
    const sent = first.send(() => answer);
    first.leave();
    const over = saveUnderWay(subject)?.then(async () => (await opened()).restored);
    refuse(new Error('refused'));
    await expect(sent).rejects.toThrow('refused');
    expect(await over).toBe('typed');
    expect(saveUnderWay(subject)).toBeUndefined();
  });

  it('is forgotten with what it is of, but by an open form, which forgets it when it is closed', async () => {
    const [closed, held] = [await opened(), await opened()];
    closed.keep('left');
    held.keep('typed');
    closed.leave();
    await dropLeft(subject);
    expect(keptPlaces(subject)).toEqual([{ ...subject, nth: 2 }]);
    held.beUnwanted(true);
    expect(hasDrafts()).toBe(true);
    held.leave();
    expect(hasDrafts()).toBe(false);
  });

  it('is whatever was left, however many were', async () => {
    const left = await Promise.all([opened(), opened(), opened()]);
    left.forEach((form, index) => form.keep(`${index}`));
    for (const form of left) form.leave();
    const found = [await opened(), await opened(), await opened(), await opened()];
    expect(found.map(({ restored }) => restored)).toEqual(['0', '1', '2', undefined]);
  });
});
