import { describe, expect, it } from '@jest/globals';
import { readDiagram, transitionsOf } from '#test/machines/state.diagram.js';
import { laneEvents, laneMachine } from './lane.machine.js';
import { laneStates } from './lane.entity.js';

describe('the machine of lanes', () => {
  it('is the picture in the documentation', async () => {
    expect(await readDiagram('States of a lane')).toEqual(transitionsOf(laneMachine));
  });

  it('lets a new version be delivered from every state', () => {
    for (const state of laneStates) expect(laneMachine[state].written).toBe('due');
  });

  it('has no event that nothing answers to', () => {
    for (const event of laneEvents) {
      expect(laneStates.filter((state) => laneMachine[state][event] !== undefined)).not.toEqual([]);
    }
  });
});
