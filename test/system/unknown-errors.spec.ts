import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { AgentClient, type Appointment } from './agent.client.js';
import { GoogleControl } from './google.control.js';
import { Product } from './product.js';

interface AttemptRow {
  readonly attempt: number;
  readonly outcome: string;
  readonly code: string;
  readonly status: number;
  readonly detail: string | null;
}

let product: Product;
let google: GoogleControl;
let agent: AgentClient;
let account: string;
let contactId: string;
let people = 0;

beforeAll(async () => {
  product = await Product.start();
  google = new GoogleControl(product.sandbox.address);
});

afterAll(async () => {
  await product.stop();
});

beforeEach(async () => {
  people += 1;
  account = `person${people}@gmail.example`;
  const email = `agent${people}@alt.example`;
  agent = await AgentClient.signUp(product.crmApi.address, `Agent ${people}`, email);
  contactId = await agent.createContact('Penelope Featherstonehaugh');
  await agent.connect(google, account);
});

/** The query of docs/operations.md. */
async function attemptsOf({ id }: Appointment): Promise<AttemptRow[]> {
  const { rows } = await product.owner.query<AttemptRow>(
    'select * from outbox.attempt where appointment_id = $1 order by began_at',
    [id],
  );
  return rows;
}

/** As if it had been failing for a day. */
async function ageTheFailure({ id }: Appointment): Promise<void> {
  await product.owner.query(
    `update outbox.lane set failing_since = now() - interval '1 day' where appointment_id = $1`,
    [id],
  );
}

async function seriesOf(code: string): Promise<string[]> {
  const answer = await fetch(`${product.calendarSync.address}/metrics`);
  const lines = (await answer.text()).split('\n');
  return lines.filter(
    (line) => line.startsWith('relay_deliveries_total') && line.includes(`code="${code}"`),
  );
}

describe('an answer of Google’s that nobody foresaw', () => {
  const page = '<!doctype html><h1>Sign in to the hotel’s network</h1>';
  it.each([
    {
      what: 'a reason that we do not know',
      fault: { status: 403, reason: 'moonPhase', message: 'Not tonight' },
      seen: { code: 'google_unknown', status: 403, detail: 'Not tonight' },
      says: 'Not tonight',
    },
    {
      what: 'a refusal that nobody can read',
      fault: { status: 400, body: page },
      seen: { code: 'google_unknown', status: 400, detail: null },
      says: 'Google refused the event, and did not say why.',
    },
    {
      what: 'a success that nobody can read',
      fault: { garbage: true },
      seen: { code: 'google_answer_malformed', status: 200, detail: null },
      says: 'Google answered in a way we did not understand.',
    },
  ])('$what is retried, counted, then failed for all to see', async ({ fault, seen, says }) => {
    await google.fault({ operation: 'insert', account, times: null, when: 'before', ...fault });
    const made = await agent.createAppointment(contactId, 'Tour');
    const attempts = await eventually(async () => {
      const found = await attemptsOf(made);
      expect(found.length).toBeGreaterThanOrEqual(3);
      return found;
    });
    expect(attempts.slice(0, 3)).toMatchObject([
      { ...seen, attempt: 1, outcome: 'retry' },
      { ...seen, attempt: 2, outcome: 'retry' },
      { ...seen, attempt: 3, outcome: 'retry' },
    ]);
    expect((await agent.appointment(made.id)).sync).toMatchObject({ state: 'retrying' });
    expect(await seriesOf(seen.code)).toEqual([expect.stringContaining('verdict="retry"')]);

    await ageTheFailure(made);
    await eventually(async () => {
      const { sync } = await agent.appointment(made.id);
      expect(sync.state).toBe('failed');
      expect(sync.reason).toContain(says);
    });
    expect((await attemptsOf(made)).at(-1)).toMatchObject({ ...seen, outcome: 'fail' });
    await google.clearFaults();
  });
});
