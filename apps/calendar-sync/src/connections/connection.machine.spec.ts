import { describe, expect, it } from '@jest/globals';
import { readDiagram, transitionsOf } from '#test/machines/state.diagram.js';
import { connectionMachine, connectionStates } from './connection.machine.js';

describe('the machine of connections', () => {
  it('is the picture in the documentation', async () => {
    expect(await readDiagram('States of a connection')).toEqual(transitionsOf(connectionMachine));
  });

  it('lets an agent connect and disconnect in every state', () => {
    for (const state of connectionStates) {
      expect(connectionMachine[state]).toMatchObject({
        connect: 'connected',
        disconnect: 'not_connected',
      });
    }
  });
});
