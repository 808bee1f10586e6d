import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { WebWorld } from './web.world.js';

/** The world of one test file; after each test the browser says what it had against its pages. */
export function worldOfFile(): WebWorld {
  const world = new WebWorld();
  beforeAll(() => world.start());
  afterEach(() => world.closePages());
  afterAll(() => world.stop());
  return world;
}
