import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFuzzConfig } from '../fuzz/config.js';
import { fuzz } from '../fuzz/fuzz.run.js';
import { OutboxWitness } from '../fuzz/outbox.witness.js';
import { GoogleControl } from './google.control.js';
import { Product } from './product.js';

const config = readFuzzConfig();
const again = `SEED=${config.seed} FUZZ_REQUESTS=${config.requests}`;

const enoughForEveryOperation = 2_000;

let product: Product;
beforeAll(async () => {
  product = await Product.start();
});
afterAll(async () => {
  await product.stop();
});

describe('crm-api, whatever it is sent', () => {
  it(
    `answers as it describes itself, and writes all or nothing (${again})`,
    async () => {
      process.stdout.write(`the fuzzer runs with ${again}\n`);
      const { faults, neverSucceeded } = await fuzz(config, {
        address: product.crmApi.address,
        google: new GoogleControl(product.sandbox.address),
        witness: new OutboxWitness(product.owner),
      });
      expect(faults.join('\n\n')).toBe('');
      // Chance may leave an operation without a good request in a short run.
      expect(config.requests < enoughForEveryOperation ? [] : neverSucceeded).toEqual([]);
    },
    // How long it may hang; nothing is asserted about time.
    60_000 + config.requests * 100,
  );
});
