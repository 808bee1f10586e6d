import { beforeEach, describe } from '@jest/globals';
import { describeLedger, type LedgerUnderTest } from './ledger.behaviour.fixture.js';
import { MemoryLedger } from './memory.ledger.fixture.js';
import { SimulatedClock } from './simulated.clock.fixture.js';

describe('the ledger of the simulations', () => {
  let subject: LedgerUnderTest;
  beforeEach(() => {
    const clock = new SimulatedClock();
    subject = {
      ledger: new MemoryLedger(clock),
      pass: (durationMs) => clock.pass(durationMs),
    };
  });
  describeLedger(() => subject);
});
