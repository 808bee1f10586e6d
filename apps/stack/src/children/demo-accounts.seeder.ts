import { spawn } from 'node:child_process';
import { StartFault } from '../start.fault.js';
import { describeExit, exitOf } from './process.exit.js';
import type { ServiceDefinition } from './service.definitions.js';

export interface DemoPasswords {
  readonly agent: string;
  readonly operator: string;
}

/** Whom the demo passwords belong to. */
export const demoEmails = { agent: 'agent@example.com', operator: 'operator@example.com' } as const;

/**
 * Makes the demo accounts by crm-api's own program, with crm-api's own rights.
 *
 * @throws StartFault when it fails; its output has said why
 */
export async function seedDemoAccounts(
  crmApi: ServiceDefinition,
  script: string,
  passwords: DemoPasswords,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(process.execPath, ['--enable-source-maps', script], {
    env: {
      ...crmApi.environment,
      DEMO_AGENT_PASSWORD: passwords.agent,
      DEMO_OPERATOR_PASSWORD: passwords.operator,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  });
  const exit = await exitOf(child);
  signal.throwIfAborted();
  if (exit.code === 0) return;
  throw new StartFault(
    'demo_accounts_failed',
    `The demo accounts could not be made (${describeExit(exit)}): the log above says why.`,
  );
}
