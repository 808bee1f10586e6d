import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SandboxFixture } from '../google/sandbox.fixture.js';

const account = 'ana@example.com';

describe('the pages', () => {
  const sandbox = new SandboxFixture({ webOrigin: 'http://sandbox.test' });

  beforeAll(() => sandbox.start());
  afterAll(() => sandbox.stop());
  beforeEach(() => sandbox.reset());

  const make = (event: object) =>
    sandbox.control('POST', `/sandbox/accounts/${account}/events`, event);
  const pageOf = async (path: string) => String((await sandbox.call(path)).body);
  const calendar = () => pageOf(`/calendar/${account}`);

  it('show who has an account', async () => {
    expect(await pageOf('/')).toContain('Nobody has an account here yet');
    await make({ summary: 'Tour' });
    expect(await pageOf('/')).toContain(
      '<a href="/calendar/ana%40example.com">ana@example.com</a>',
    );
    expect(await pageOf('/')).toContain('1 event<');
  });

  it('show an event on its day, in its own zone', async () => {
    await make({
      id: 'alt01',
      summary: 'Late tour',
      location: '1 Main St',
      description: 'Bring keys',
      start: { dateTime: '2026-06-02T03:30:00Z', timeZone: 'America/Chicago' },
      end: { dateTime: '2026-06-02T04:30:00Z', timeZone: 'America/Chicago' },
    });
    const page = await calendar();
    expect(page).toContain('<h2>Monday, 1 June 2026</h2>');
    expect(page).toContain('22:30 – 23:30 (America/Chicago)');
    for (const part of ['Late tour', '1 Main St', 'Bring keys', 'alt01', 'confirmed']) {
      expect(page).toContain(part);
    }
  });

  it('show whole days with the last day included', async () => {
    await make({ summary: 'Fair', start: { date: '2026-06-01' }, end: { date: '2026-06-03' } });
    await make({ summary: 'Off', start: { date: '2026-06-05' }, end: { date: '2026-06-06' } });
    const page = await calendar();
    expect(page).toContain('All day, to Tuesday, 2 June 2026');
    expect(page).toContain('<p class="when">All day</p>');
  });

  it('show deleted events apart', async () => {
    await make({ id: 'alt01', summary: 'Tour' });
    await sandbox.control('DELETE', `/sandbox/accounts/${account}/events/alt01`);
    const page = await calendar();
    expect(page).toContain('This calendar is empty.');
    expect(page).toMatch(/Deleted[^]*class="card deleted"[^]*cancelled/);
  });

  it('escape what people write', async () => {
    await make({ summary: '<img src=x onerror=alert(1)>', description: '"\'&<b>' });
    const page = await calendar();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).toContain('&quot;&#39;&amp;&lt;b&gt;');
    expect(page).not.toContain('<img');
  });

  it('are where an event’s htmlLink leads', async () => {
    const { body } = await make({ id: 'alt01', summary: 'Tour' });
    const link = new URL((body as { htmlLink: string }).htmlLink);
    expect(link.origin).toBe('http://sandbox.test');
    const answer = await sandbox.call(`${link.pathname}${link.search}`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/calendar/ana%40example.com#alt01');
  });

  it('are not there for what is no address', async () => {
    expect((await sandbox.call('/calendar/nobody')).status).toBe(404);
    expect((await sandbox.call('/calendar/event?eid=%%%')).status).toBe(404);
  });
});
