import { describe, expect, it } from '@jest/globals';
import { SingleFlight } from './single.flight.js';

/** Work that ends when it is told to, and how often it was begun. */
function workToEnd() {
  const answers: PromiseWithResolvers<string>[] = [];
  const work = (): Promise<string> => {
    const answer = Promise.withResolvers<string>();
    answers.push(answer);
    return answer.promise;
  };
  return { answers, work };
}

describe('work that is asked for twice', () => {
  it('is done once, and whoever asks for it hears what came of it', async () => {
    const flight = new SingleFlight<string>();
    const { answers, work } = workToEnd();
    const asked = [flight.run(work), flight.run(work)];
    answers[0]?.resolve('saved');
    expect(await Promise.all(asked)).toEqual(['saved', 'saved']);
    expect(answers).toHaveLength(1);
  });

  it('is done anew once it is over, also when it failed', async () => {
    const flight = new SingleFlight<string>();
    const { answers, work } = workToEnd();
    const first = flight.run(work);
    answers[0]?.reject(new Error('refused'));
    await expect(first).rejects.toThrow('refused');
    const second = flight.run(work);
    answers[1]?.resolve('saved');
    expect(await second).toBe('saved');
    expect(answers).toHaveLength(2);
  });
});
