import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

let crm: TestCrmApi;
let agent: TestAgent;
beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
});
afterAll(() => crm.stop());

interface Page {
  readonly items: { readonly name: string }[];
  readonly nextCursor: string | null;
}

const page = async (who: TestAgent, query = ''): Promise<Page> => {
  const answer = await who.get(`/api/contacts${query}`);
  expect(answer.status).toBe(200);
  return answer.body as unknown as Page;
};

const namesOf = ({ items }: Page): string[] => items.map(({ name }) => name);

describe('the list of contacts', () => {
  it('is empty for who has none, whatever others have', async () => {
    await agent.post('/api/contacts', { name: 'Jordan' });
    expect(await page(await crm.agent())).toEqual({ items: [], nextCursor: null });
  });

  it('shows each contact once, page by page, though all were made at one moment', async () => {
    const reader = await crm.agent();
    // Microseconds apart, and some at the very same one: what a Date cannot tell.
    await crm.rows(
      `insert into crm.contact (id, agent_id, name, created_at)
       select gen_random_uuid(), $1, 'C' || n, '2026-03-02T09:30:00Z'::timestamptz + (n / 3) * interval '1 microsecond'
       from generate_series(1, 25) n`,
      [reader.id],
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const next: Page = await page(reader, `?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...namesOf(next));
      cursor = next.nextCursor;
      pages += 1;
    }
    expect(pages).toBe(7);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  it('has no next page after exactly the last contact', async () => {
    const reader = await crm.agent();
    for (const name of ['A', 'B']) await reader.post('/api/contacts', { name });
    expect(await page(reader, '?limit=2')).toMatchObject({ nextCursor: null });
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=101', 'limit'],
    ['?limit=ten', 'limit'],
    ['?limit=1&limit=2', 'limit'],
    ['?cursor=anything', 'cursor'],
    ['?cursor=WyJhIiwiYiJd', 'cursor'],
    ['?cursor=', 'cursor'],
    ['?q=a&q=b', 'q'],
    ['?q=%00', 'q'],
    ['?page=2', 'page'],
  ])('refuses %s and names the parameter', async (query, field) => {
    const answer = await agent.get(`/api/contacts${query}`);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'validation_failed', errors: [{ field }] },
    });
  });
});

describe('searching contacts', () => {
  let reader: TestAgent;
  beforeAll(async () => {
    reader = await crm.agent();
    const people = [
      { name: 'Jordan Client', email: 'jc@example.com' },
      { name: 'Sam', phone: '+1 555 0100' },
      { name: '100% Homes', email: 'info@homes.example' },
      { name: 'Under_score' },
      { name: String.raw`Back\slash`, notes: 'knows Jordan' },
      { name: 'Zoë Ångström', email: 'info@example.org' },
      { name: 'Num Ber', phone: '+1 (555) 010-0199' },
      { name: 'Other Ber', phone: '+31 20 123 4567' },
    ];
    for (const person of people) await reader.post('/api/contacts', person);
  });

  it.each([
    ['jordan', ['Jordan Client']],
    ['EXAMPLE.com', ['Jordan Client']],
    ['555 01', ['Sam', 'Num Ber']],
    ['%', ['100% Homes']],
    ['_', ['Under_score']],
    ['\\', [String.raw`Back\slash`]],
    ['nobody', []],
    // Accents, typed or not, in one code point or two.
    ['zoe', ['Zoë Ångström']],
    ['ZOË', ['Zoë Ångström']],
    ['zoe\u0308 angstrom', ['Zoë Ångström']],
    ['jördan', ['Jordan Client']],
    // All words, in any order, wherever each of them stands.
    ['ber num', ['Num Ber']],
    ['client  example.com', ['Jordan Client']],
    ['ber', ['Num Ber', 'Other Ber']],
    ['ber zoe', []],
    ['num %', []],
    // Numbers, however they are written.
    ['5550100199', ['Num Ber']],
    ['555 010', ['Sam', 'Num Ber']],
    ['(555) 010-01', ['Num Ber']],
    ['555.010.0199', ['Num Ber']],
    ['5550100', ['Sam', 'Num Ber']],
    ['num 0199', ['Num Ber']],
    ['sam 0199', []],
  ])('for %j finds %j', async (q, names) => {
    expect(namesOf(await page(reader, `?q=${encodeURIComponent(q)}`))).toEqual(names);
  });

  it('for nothing finds everybody', async () => {
    expect(namesOf(await page(reader, '?q='))).toHaveLength(8);
  });

  it('goes on page by page, in the order of the list', async () => {
    const first = await page(reader, '?q=e+o&limit=2');
    const second = await page(reader, `?q=e+o&limit=9&cursor=${first.nextCursor ?? ''}`);
    const names = ['Jordan Client', '100% Homes', 'Under_score', 'Zoë Ångström', 'Other Ber'];
    expect([...namesOf(first), ...namesOf(second)]).toEqual(names);
    expect(second.nextCursor).toBeNull();
  });

  it("never finds another agent's", async () => {
    expect(namesOf(await page(await crm.agent(), '?q=jordan'))).toEqual([]);
  });
});
