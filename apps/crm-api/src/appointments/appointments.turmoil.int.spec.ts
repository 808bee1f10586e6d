import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  appointmentBody,
  createAppointment,
  createContact,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import type { Answer } from '#test/crm-api/browser.js';

/** Something that happens among others; the numbers choose an appointment and two contacts. */
interface Deed {
  readonly what: 'create' | 'edit' | 'move' | 'delete' | 'rename' | 'deleteContact';
  readonly which: number;
  readonly whose: number;
}

const deeds = fc.array(
  fc.record<Deed>({
    what: fc.oneof(
      { arbitrary: fc.constantFrom<Deed['what']>('create', 'edit', 'move', 'rename'), weight: 12 },
      { arbitrary: fc.constant<Deed['what']>('delete'), weight: 2 },
      { arbitrary: fc.constant<Deed['what']>('deleteContact'), weight: 1 },
    ),
    which: fc.nat(9),
    whose: fc.nat(3),
  }),
  { minLength: 60, maxLength: 60 },
);

describe('much at once on few appointments and contacts', () => {
  let crm: TestCrmApi;
  beforeAll(async () => {
    crm = await startTestCrmApi();
  });
  afterAll(() => crm.stop());

  it('ends in no circle of waits, and with the outbox telling what is true', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (plan) => {
        const agent = await crm.agent();
        const contacts = await Promise.all(
          Array.from({ length: 4 }, (_, index) => createContact(agent, `Contact ${index}`)),
        );
        const appointments = await Promise.all(
          Array.from({ length: 10 }, async (_, index) =>
            createAppointment(agent, contacts[index % 4] ?? ''),
          ),
        );
        const ids = appointments.map(({ id }) => id);
        const answers = await Promise.all(
          plan.map((deed, index) => perform(agent, deed, index, ids, contacts)),
        );
        expect(answers.filter((answer) => !isFit(answer))).toEqual([]);
        expect(await untruthsOf(crm, agent)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});

/** Done, or refused because the appointment or the contact had gone before. */
const isFit = ({ status, text }: Answer): boolean =>
  [200, 201, 204, 404].includes(status) || (status === 400 && text.includes('contactId'));

async function perform(
  agent: TestAgent,
  { what, which, whose }: Deed,
  index: number,
  appointments: readonly string[],
  contacts: readonly string[],
): Promise<Answer> {
  const contactId = contacts[whose] ?? '';
  const path = `/api/appointments/${appointments[which]}`;
  switch (what) {
    case 'create':
      return agent.post('/api/appointments', appointmentBody(contactId));
    case 'edit':
      return agent.patch(path, { title: `Title ${index}` });
    case 'move':
      return agent.patch(path, { contactId, title: `Title ${index}` });
    case 'delete':
      return agent.delete(path);
    case 'rename':
      return agent.patch(`/api/contacts/${contactId}`, { name: `Name ${index}` });
    case 'deleteContact':
      return agent.delete(`/api/contacts/${contactId}`);
  }
}

/** Lanes that say something else than the appointment and its contact, and gaps in the log. */
async function untruthsOf(crm: TestCrmApi, agent: TestAgent): Promise<unknown[]> {
  return crm.rows(
    `select lane.appointment_id, lane.operation, lane.wanted_version, appointment.version,
            lane.payload -> 'client' ->> 'name' as said, contact.name
     from outbox.lane
     left join crm.appointment on appointment.id = lane.appointment_id
     left join crm.contact on contact.id = appointment.contact_id
     where lane.agent_id = $1 and not coalesce(
       case lane.operation
         when 'delete' then appointment.id is null
         else lane.wanted_version = appointment.version
           and lane.payload ->> 'title' = appointment.title
           and lane.payload -> 'client' ->> 'name' = contact.name
       end
       and lane.wanted_version = (
         select count(*) from outbox.change
         where change.appointment_id = lane.appointment_id
       ), false)`,
    [agent.id],
  );
}
