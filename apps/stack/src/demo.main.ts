import { fileURLToPath } from 'node:url';
import { checkoutAt } from './checkout.js';
import { loadDemoConfig } from './demo/config.js';
import { demoHelp, readDemoArguments } from './demo/demo.arguments.js';
import { runDemo } from './demo/demo.run.js';
import { Narrator } from './demo/narrator.js';
import { choosePaint, chooseWidth } from './demo/terminal.style.js';
import { faultInWords } from './start.fault.js';
import { createStopRequest, listenForStop } from './stop.request.js';

/** As a shell counts a process that Ctrl-C ended. */
const exitCodes = { told: 0, broken: 1, misuse: 2, 'ended early': 130 } as const;

// The build keeps the sources' layout: dist/apps/stack/src/demo.main.js.
const checkout = checkoutAt(fileURLToPath(new URL('../../../..', import.meta.url)));

process.exit(await main());

async function main(): Promise<number> {
  const command = readDemoArguments(process.argv.slice(2));
  if (command.kind === 'help') {
    process.stdout.write(demoHelp);
    return exitCodes.told;
  }
  if (command.kind === 'misuse') {
    process.stderr.write(`${command.message}\n`);
    return exitCodes.misuse;
  }
  const config = loadDemoConfig();
  const request = createStopRequest(() => performance.now());
  listenForStop(request, config.underNpm);
  const { isTTY: isTerminal, columns } = process.stdout;
  const narrator = new Narrator({
    paint: choosePaint({ ...config, isTerminal }),
    width: chooseWidth(isTerminal ? columns : undefined),
    print: (line) => process.stdout.write(`${line}\n`),
  });
  try {
    const ending = await runDemo(checkout, config, narrator, request);
    if (ending === 'ended early') process.stderr.write('\nEnded early; nothing is left behind.\n');
    return exitCodes[ending];
  } catch (error) {
    process.stderr.write(`\n${faultInWords(error)}\n`);
    return exitCodes.broken;
  }
}
