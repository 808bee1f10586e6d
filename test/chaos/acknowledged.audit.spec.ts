import { describe, expect, it } from '@jest/globals';
import { auditAcknowledged } from './acknowledged.audit.js';
import { AcknowledgedLedger } from './acknowledged.ledger.js';
import type { LaneRow } from './calendar.audit.js';
import { appointmentId, lane } from './chaos.fixture.js';

const lanes = (found: LaneRow | undefined = lane) => new Map([[appointmentId, found]]);

function findingsAfter(tell: (ledger: AcknowledgedLedger) => void, found?: LaneRow) {
  const ledger = new AcknowledgedLedger();
  tell(ledger);
  return auditAcknowledged(ledger.all(), lanes(found));
}

describe('what crm-api acknowledged', () => {
  it('is there', () => {
    expect(findingsAfter((ledger) => ledger.written(appointmentId, 3, 'Tour'))).toEqual([]);
  });

  it('may have been followed by what was never answered', () => {
    expect(findingsAfter((ledger) => ledger.written(appointmentId, 2, 'Older'))).toEqual([]);
  });

  it('counts by its newest version, in whatever order the answers came', () => {
    const findings = findingsAfter((ledger) => {
      ledger.written(appointmentId, 3, 'Tour');
      ledger.written(appointmentId, 2, 'Older');
    });
    expect(findings).toEqual([]);
  });

  it.each<[string, (ledger: AcknowledgedLedger) => void]>([
    ['the version is gone', (ledger) => ledger.written(appointmentId, 4, 'Tour')],
    ['the content is another', (ledger) => ledger.written(appointmentId, 3, 'Another')],
    ['a deleted appointment is there', (ledger) => ledger.deleted(appointmentId)],
    [
      'the appointment is unknown',
      (ledger) => ledger.written('6a5b4a3e-0b1f-4a3e-9a53-0d1c2b7f8e11', 1, 'Tour'),
    ],
  ])('was lost where %s', (_how, tell) => {
    expect(findingsAfter(tell)).toMatchObject([{ kind: 'acknowledged and lost' }]);
  });

  it('was deleted', () => {
    const gone = { ...lane, appointment: null };
    expect(findingsAfter((ledger) => ledger.deleted(appointmentId), gone)).toEqual([]);
  });
});
