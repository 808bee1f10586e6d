import { afterEach, describe, expect, it } from '@jest/globals';
import { refusalOf, SandboxFixture } from '../google/sandbox.fixture.js';
import type { StateSnapshot } from './state.snapshot.js';

/** A file that is not one: what was saved last, as the text it would be. */
class SavedText {
  text: string | undefined;

  load(): StateSnapshot | undefined {
    return this.text === undefined ? undefined : (JSON.parse(this.text) as StateSnapshot);
  }

  save(snapshot: StateSnapshot): void {
    this.text = JSON.stringify(snapshot);
  }
}

describe('a sandbox that keeps its state', () => {
  const running: SandboxFixture[] = [];
  const start = async (storage: SavedText) => {
    const sandbox = new SandboxFixture({ storage });
    running.push(sandbox);
    await sandbox.start();
    return sandbox;
  };
  afterEach(async () => {
    for (const sandbox of running.splice(0)) await sandbox.stop();
  });

  const calendarId = 'primary';
  const day = { start: { date: '2026-06-01' }, end: { date: '2026-06-02' } };

  it('has the same calendars, tokens and burnt ids after a restart', async () => {
    const storage = new SavedText();
    const first = await start(storage);
    const { oauth, calendar } = await first.connect('ana@example.com');
    for (const id of ['alt01', 'alt02', 'alt03']) {
      await calendar.events.insert({ calendarId, requestBody: { ...day, id, summary: id } });
    }
    await calendar.events.delete({ calendarId, eventId: 'alt02' });
    await first.control('DELETE', '/sandbox/accounts/ana@example.com/events/alt03?purge=true');
    await first.stop();

    const second = await start(storage);
    const again = second.oauthClient();
    again.setCredentials({ refresh_token: oauth.credentials.refresh_token ?? null });
    const { events } = second.calendarOf(again);
    const { data } = await events.list({ calendarId, showDeleted: true });
    expect(data.items?.map(({ id, status }) => [id, status])).toEqual([
      ['alt01', 'confirmed'],
      ['alt02', 'cancelled'],
    ]);
    const burnt = events.insert({ calendarId, requestBody: { ...day, id: 'alt03' } });
    expect((await refusalOf(burnt)).reason).toBe('duplicate');
  });

  it('forgets faults and consents, which are plans of one test', async () => {
    const storage = new SavedText();
    const first = await start(storage);
    await first.control('POST', '/sandbox/faults', { hang: true });
    await first.control('POST', '/sandbox/consent', { email: 'a@b.example', decision: 'allow' });
    await first.stop();
    const second = await start(storage);
    expect((await second.control('GET', '/sandbox/faults')).body).toEqual({ items: [] });
    expect((await second.control('GET', '/sandbox/consent')).body).toEqual({ items: [] });
  });
});
