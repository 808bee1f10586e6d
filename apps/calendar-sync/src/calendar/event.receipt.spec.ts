import { describe, expect, it } from '@jest/globals';
import { parseEventReceipt } from '#shared/outbox/index.js';
import { appointmentId, foundEvent } from './appointment.fixture.js';
import { linkAfter, readEventLink } from './event.receipt.js';

describe('the link from an appointment to its event', () => {
  const link = linkAfter({ appointmentId, version: 3 }, 1, foundEvent({ etag: '"9"' }));

  it('is what a delivery leaves behind and the next one reads', () => {
    expect(link).toEqual({
      eventId: 'alt0190f3a27c1e7b2a9d3e5f6a7b8c9d0eg1',
      generation: 1,
      version: 3,
      account: 'ana@example.com',
      eventUrl: 'https://www.google.com/calendar/event?eid=x',
      deleted: false,
      etag: '"9"',
    });
    expect(readEventLink(JSON.parse(JSON.stringify(link)))).toEqual(link);
  });

  it('is a receipt that crm-api can read', () => {
    const { etag: _etag, ...receipt } = link;
    expect(parseEventReceipt(link)).toEqual(receipt);
  });

  it('remembers a deleted event by its generation alone', () => {
    expect(linkAfter({ appointmentId, version: 4 }, 1, null)).toMatchObject({
      generation: 1,
      deleted: true,
      eventUrl: null,
      etag: null,
    });
  });

  it('may lack the etag', () => {
    const { etag: _etag, ...receipt } = link;
    expect(readEventLink(receipt)).toEqual({ ...receipt, etag: null });
  });

  it.each([[null], [undefined], [{}], ['text'], [{ ...link, generation: -1 }]])(
    'is none where the receipt is %j: what Google says will do',
    (receipt) => {
      expect(readEventLink(receipt)).toBeNull();
    },
  );
});
