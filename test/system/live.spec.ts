import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '#test/eventually.js';
import { EventStream } from '#test/live/event.stream.js';
import { AgentClient, type Appointment } from './agent.client.js';
import { GoogleControl } from './google.control.js';
import { Product } from './product.js';

let product: Product;
let google: GoogleControl;
beforeAll(async () => {
  product = await Product.start();
  google = new GoogleControl(product.sandbox.address);
});
afterAll(async () => {
  await product.stop();
});

const account = 'live@gmail.example';

describe('an agent’s open page', () => {
  it('sees an appointment’s whole way into the calendar, and the loss of the connection', async () => {
    const agent = await AgentClient.signUp(product.crmApi.address, 'Agent', 'agent@alt.example');
    await agent.connect(google, account);
    const contactId = await agent.createContact('Penelope Featherstonehaugh');
    const page = await EventStream.open(product.crmApi.address, agent.browser.cookies);
    await eventually(() => expect(page.named('resync')).toHaveLength(1));

    const first = await agent.createAppointment(contactId, 'Tour of 10 Elm Street');
    await shows(page, first, 'synced');

    // As if another replica were busy with this agent until the page has seen that it waits.
    const { id: agentId } = await agent.expect<{ id: string }>(200, 'GET', '/api/session');
    await setLease(agentId, "now() + interval '1 hour'");
    await google.fault({ operation: 'insert', account, times: null, status: 503, when: 'before' });
    const made = await agent.createAppointment(contactId, 'Tour of 12 Elm Street');
    await shows(page, made, 'waiting');
    await setLease(agentId, "'-infinity'");
    await shows(page, made, 'retrying');
    await google.clearFaults();
    await shows(page, made, 'synced');
    expect(statesIn(page, made)).toEqual(['waiting', 'retrying', 'synced']);
    await eventually(() => {
      expect(page.named('connection')).toContainEqual(
        expect.objectContaining({ state: 'connected', account, waiting: 0 }),
      );
    });

    await google.revoke(account);
    await agent.edit(made.id, { title: 'Edited after the revocation' });
    await eventually(() => {
      expect(page.named('connection').at(-1)).toMatchObject({ state: 'needs_reconnect' });
      expect(page.named('resync').length).toBeGreaterThan(1);
    });
    await agent.connect(google, account);
    await shows(page, made, 'synced', 2);
    page.close();
  });

  it('does not keep crm-api from stopping, and says nothing of a client in a log', async () => {
    const agent = await AgentClient.signUp(product.crmApi.address, 'Second', 'two@alt.example');
    const page = await EventStream.open(product.crmApi.address, agent.browser.cookies);
    const contactId = await agent.createContact('Penelope Featherstonehaugh');
    await agent.createAppointment(contactId, 'Tour of 14 Elm Street');
    await eventually(() => expect(page.named('appointment')).not.toHaveLength(0));
    expect(await product.crmApi.stop()).toBe(0);
    await eventually(() => expect(page.isOver).toBe(true));
    // Ended as an answer ends, not cut off.
    expect(page.answer.complete).toBe(true);
    expect(product.output.includes('Penelope')).toBe(false);
    expect(product.output.includes('Elm Street')).toBe(false);
  });
});

async function setLease(agentId: string, until: string): Promise<void> {
  await product.owner.query(
    `update calendar_sync.turn set lease_until = ${until} where agent_id = $1`,
    [agentId],
  );
}

/** What the page showed of the appointment, without repetitions. */
function statesIn(page: EventStream, { id }: Appointment): string[] {
  const states = page
    .named('appointment')
    .filter((one) => one['id'] === id)
    .map(({ sync }) => (sync as Appointment['sync']).state);
  return states.filter((state, index) => state !== states[index - 1]);
}

async function shows(
  page: EventStream,
  { id }: Appointment,
  state: string,
  version = 1,
): Promise<void> {
  await eventually(() => {
    expect(page.named('appointment')).toContainEqual(
      expect.objectContaining({ id, version, sync: expect.objectContaining({ state }) }),
    );
  });
}
