import { fileURLToPath } from 'node:url';
import { checkoutAt } from './checkout.js';
import { helpText, readArguments } from './command.arguments.js';
import { loadStackConfig } from './config.js';
import { faultInWords } from './start.fault.js';
import { createStopRequest, listenForStop } from './stop.request.js';
import { supervise } from './supervisor.js';

/** As a shell counts a process that Ctrl-C ended. */
const exitCodes = { stopped: 0, fault: 1, misuse: 2, cutShort: 130 } as const;

// The build keeps the sources' layout: dist/apps/stack/src/main.js.
const checkout = checkoutAt(fileURLToPath(new URL('../../../..', import.meta.url)));

process.exit(await main());

async function main(): Promise<number> {
  const command = readArguments(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(helpText);
    return exitCodes.stopped;
  }
  if (command.kind === 'misuse') {
    process.stderr.write(`${command.message}\n`);
    return exitCodes.misuse;
  }
  const request = createStopRequest(() => performance.now());
  try {
    const config = loadStackConfig();
    listenForStop(request, config.underNpm);
    const ending = await supervise(config, checkout, request, tell);
    return ending === 'drained' ? exitCodes.stopped : exitCodes.cutShort;
  } catch (error) {
    process.stderr.write(`\n${faultInWords(error)}\n`);
    return exitCodes.fault;
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
