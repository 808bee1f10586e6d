import { z } from 'zod';
import { type Environment, loadConfig } from '#shared/config/index.js';

/**
 * What the demo takes from outside, which is next to nothing: it must show the same everywhere,
 * and never meet a database, a Google or a port that somebody has set up for `npm start`.
 */
export interface DemoConfig {
  /** Somebody does not want colours: https://no-color.org */
  readonly noColour: boolean;
  /** The terminal's kind; `dumb` has no colours. */
  readonly terminal: string | undefined;
  /** npm started us: when it ends, so do we. */
  readonly underNpm: boolean;
  /** What a process needs to run at all. */
  readonly forProcesses: Environment;
}

const schema = z.object({
  NO_COLOR: z.string().optional(),
  TERM: z.string().optional(),
  npm_lifecycle_event: z.string().optional(),
  PATH: z.string().optional(),
  HOME: z.string().optional(),
  TMPDIR: z.string().optional(),
});

export function loadDemoConfig(environment: Environment = process.env): DemoConfig {
  const { NO_COLOR, TERM, npm_lifecycle_event, ...forProcesses } = loadConfig(schema, environment);
  return {
    noColour: NO_COLOR !== undefined,
    terminal: TERM,
    underNpm: npm_lifecycle_event !== undefined,
    forProcesses,
  };
}
