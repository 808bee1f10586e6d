import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Member, RunningStack } from './running.stack.js';
import type { ProcessExit } from './children/process.exit.js';

let events: string[];
let stack: RunningStack;

beforeEach(() => {
  events = [];
  stack = new RunningStack();
});

/** A process that ends as soon as it is asked to. */
function member(name: string, lastLines: readonly string[] = []) {
  const { promise, resolve } = Promise.withResolvers<ProcessExit>();
  const made: Member = {
    name,
    exited: promise,
    lastLines: () => lastLines,
    requestStop() {
      events.push(`${name} stopped`);
      resolve({ code: 0, signal: null });
    },
    kill() {
      events.push(`${name} killed`);
      resolve({ code: null, signal: 'SIGKILL' });
    },
  };
  return { ...made, die: (exit: ProcessExit) => resolve(exit) };
}

describe('what runs', () => {
  it('stops the services in their order, and PostgreSQL last', async () => {
    stack.addPostgres(member('PostgreSQL'));
    stack.addService(member('crm-api'));
    stack.addService(member('calendar-sync'));
    await stack.stop();
    expect(events).toEqual(['crm-api stopped', 'calendar-sync stopped', 'PostgreSQL stopped']);
  });

  it('stops once, however often it is asked to', async () => {
    stack.addService(member('crm-api'));
    await Promise.all([stack.stop(), stack.stop()]);
    expect(events).toEqual(['crm-api stopped']);
  });

  it('reports one that died, with how it ended and its last words', async () => {
    const crmApi = member('crm-api', ['FATAL ERROR: heap out of memory']);
    stack.addService(crmApi);
    crmApi.die({ code: null, signal: 'SIGABRT' });
    await expect(stack.death).rejects.toMatchObject({
      code: 'process_died',
      message: expect.stringMatching(
        /^crm-api ended by itself \(signal SIGABRT\)[^]*heap out of memory/,
      ),
    });
  });

  it('takes an end without an error for a death too, when nobody asked for it', async () => {
    const sync = member('calendar-sync');
    stack.addService(sync);
    sync.die({ code: 0, signal: null });
    await expect(stack.death).rejects.toThrow('calendar-sync ended by itself (exit code 0)');
  });

  it('does not take an end that was asked for as a death', async () => {
    stack.addService(member('crm-api'));
    await stack.stop();
    await expect(Promise.race([stack.death, Promise.resolve('fine')])).resolves.toBe('fine');
  });
});
