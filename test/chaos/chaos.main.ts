import { randomInt } from 'node:crypto';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeError } from '#shared/logging/index.js';
import { loadDemoConfig } from '../../apps/stack/src/demo/config.js';
import { createStopRequest, listenForStop } from '../../apps/stack/src/stop.request.js';
import { chaosHelp, type ChaosOptions, readChaosArguments } from './chaos.arguments.js';
import { ChaosRun } from './chaos.run.js';
import { ProgressLine } from './progress.line.js';
import { describeFindings, reportTable } from './report.table.js';
import { RestartablePostgres } from '../postgres/restartable.postgres.js';

const exitCodes = { held: 0, broken: 1, misuse: 2, ended: 130 } as const;

process.exit(await main());

async function main(): Promise<number> {
  const command = readChaosArguments(process.argv.slice(2), () => randomInt(2 ** 32));
  if (command.kind === 'help') {
    process.stdout.write(chaosHelp);
    return exitCodes.held;
  }
  if (command.kind === 'misuse') {
    process.stderr.write(`${command.message}\n`);
    return exitCodes.misuse;
  }
  return runOnce(command.options);
}

async function runOnce(options: ChaosOptions): Promise<number> {
  const { underNpm, forProcesses } = loadDemoConfig();
  const request = createStopRequest(() => performance.now());
  listenForStop(request, underNpm);
  const folder = await mkdtemp(join(tmpdir(), 'alt-chaos-'));
  // PostgreSQL's user passes through, whoever that is; the data in it is closed to others.
  await chmod(folder, 0o711);
  const logs = join(folder, 'logs');
  await mkdir(logs);

  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const progress = new ProgressLine(process.stdout, () => run.progress);
  const places = { checkout, folder, logs };
  const run = new ChaosRun(options, places, forProcesses, signal, (line) => progress.say(line));
  const { seed, changes, agents, replicas } = options;
  progress.say(
    `chaos with --seed ${seed}, ${changes} changes, ${agents} agents, ${replicas} replicas`,
  );
  progress.start();
  let isHeld = false;
  try {
    const report = await run.run();
    progress.stop();
    process.stdout.write(`\n${reportTable(report)}\n`);
    isHeld = report.findings.length === 0;
    if (!isHeld) process.stdout.write(`${describeFindings(report.findings)}\n`);
    process.stdout.write(isHeld ? 'Nothing was lost, doubled or touched.\n' : '');
    return isHeld ? exitCodes.held : exitCodes.broken;
  } catch (error) {
    progress.stop();
    if (request.signal.aborted) return exitCodes.ended;
    const { message, stack } = describeError(error);
    process.stderr.write(`the run itself failed, ${run.progress}: ${message}\n${stack ?? ''}\n`);
    return exitCodes.broken;
  } finally {
    over.abort();
    await run.product.end();
    if (isHeld || request.signal.aborted) await RestartablePostgres.remove(folder);
    else process.stdout.write(`seed ${seed}; everything is kept in ${folder}\n`);
  }
}
