import { beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '#shared/logging/index.js';
import { AccountLearner } from './account.learner.js';
import { MemoryGate } from './memory-gate.fixture.js';

describe('which account a connection is', () => {
  let gate: MemoryGate;
  let learner: AccountLearner;

  beforeEach(() => {
    gate = new MemoryGate();
    learner = new AccountLearner(gate, createLogger('test', 'silent'));
  });

  it('is told once for each connection', async () => {
    await learner.learn('agent-1', 1, 'ana@example.com');
    await learner.learn('agent-1', 1, 'ana@example.com');
    await learner.learn('agent-1', 2, 'ana@work.example.com');
    await learner.learn('agent-2', 1, 'bob@example.com');
    expect(gate.learnt).toEqual([
      ['agent-1', 1, 'ana@example.com'],
      ['agent-1', 2, 'ana@work.example.com'],
      ['agent-2', 1, 'bob@example.com'],
    ]);
  });

  it('is told again where it could not be stored, and fails nothing', async () => {
    gate.failing = true;
    await learner.learn('agent-1', 1, 'ana@example.com');
    gate.failing = false;
    await learner.learn('agent-1', 1, 'ana@example.com');
    expect(gate.learnt).toHaveLength(1);
  });
});
