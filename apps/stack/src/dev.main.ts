import { fileURLToPath } from 'node:url';
import { checkoutAt } from './checkout.js';
import { loadStackConfig } from './config.js';
import { develop } from './development/development.run.js';
import { faultInWords } from './start.fault.js';
import { createStopRequest, listenForStop } from './stop.request.js';

/** As a shell counts a process that Ctrl-C ended. */
const exitCodes = { drained: 0, fault: 1, 'cut short': 130 } as const;

// The build keeps the sources' layout: dist/apps/stack/src/dev.main.js.
const checkout = checkoutAt(fileURLToPath(new URL('../../../..', import.meta.url)));

process.exit(await main());

async function main(): Promise<number> {
  const request = createStopRequest(() => performance.now());
  try {
    const config = loadStackConfig();
    listenForStop(request, config.underNpm);
    return exitCodes[await develop(config, checkout, request, tell)];
  } catch (error) {
    process.stderr.write(`\n${faultInWords(error)}\n`);
    return exitCodes.fault;
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
