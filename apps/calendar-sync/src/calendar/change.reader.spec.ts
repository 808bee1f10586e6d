import { describe, expect, it } from '@jest/globals';
import { changeSchemaVersion } from '#shared/outbox/index.js';
import type { Delivery } from '../relay/change.handler.js';
import { appointmentId, tour } from './appointment.fixture.js';
import { readChange } from './change.reader.js';

const delivery: Delivery = {
  appointmentId,
  agentId: 'agent-1',
  version: 3,
  operation: 'upsert',
  schemaVersion: changeSchemaVersion,
  payload: tour,
  receipt: null,
  attempt: 1,
  traceContext: null,
  leaseEndsAt: Infinity,
};

describe('a delivery', () => {
  it('of an appointment says what is wanted', () => {
    expect(readChange(delivery)).toEqual({
      kind: 'readable',
      change: {
        appointmentId,
        agentId: 'agent-1',
        version: 3,
        wanted: { appointmentId, version: 3, payload: tour },
        link: null,
      },
    });
  });

  it('of a delete wants nothing, and needs no payload', () => {
    const deletion = { ...delivery, operation: 'delete', payload: null } as const;
    expect(readChange(deletion)).toMatchObject({ change: { wanted: null } });
  });

  it('of a newer release waits for a replica that understands it', () => {
    expect(readChange({ ...delivery, schemaVersion: changeSchemaVersion + 1 })).toEqual({
      kind: 'unreadable',
      verdict: { kind: 'retry', fault: { code: 'payload_too_new', detail: null } },
    });
  });

  it('that cannot be read fails, without a word of what is in it', () => {
    expect(readChange({ ...delivery, payload: { ...tour, title: 7 } })).toEqual({
      kind: 'unreadable',
      verdict: { kind: 'fail', fault: { code: 'payload_unreadable', detail: null } },
    });
  });
});
