import { z } from 'zod';
import { type DrawBytes, drawPassword, drawSecret, drawTokenKey } from './local.secrets.js';

/** `.data/local.json`, as it may be found: parts may be missing, and are then made. */
export const storedState = z.object({
  databaseUrl: z.string().optional(),
  postgres: z.object({ password: z.string().optional(), port: z.int().optional() }).default({}),
  secrets: z
    .object({
      tokenEncryptionKeys: z.string().optional(),
      serviceSecret: z.string().optional(),
      sessionSecret: z.string().optional(),
    })
    .default({}),
  demo: z.object({ agent: z.string().optional(), operator: z.string().optional() }).default({}),
});
export type StoredState = z.output<typeof storedState>;

export const emptyState: StoredState = storedState.parse({});

/** What is made once on a machine, and kept. */
export interface LocalState {
  /** The embedded database's owner, for other programs on this machine. */
  readonly databaseUrl?: string | undefined;
  readonly postgres: { readonly password: string; readonly port?: number | undefined };
  readonly secrets: {
    readonly tokenEncryptionKeys: string;
    readonly serviceSecret: string;
    readonly sessionSecret: string;
  };
  /** Passwords of the demo accounts. */
  readonly demo: { readonly agent: string; readonly operator: string };
}

/** Which of the parts that cannot be made again without a loss were missing. */
export interface NewParts {
  readonly databasePassword: boolean;
  readonly tokenKeys: boolean;
}

/** Makes what is missing. */
export function completeState(
  stored: StoredState,
  draw: DrawBytes,
): { readonly state: LocalState; readonly isNew: NewParts } {
  const { postgres, secrets, demo } = stored;
  const state: LocalState = {
    ...(stored.databaseUrl === undefined ? {} : { databaseUrl: stored.databaseUrl }),
    postgres: { ...postgres, password: postgres.password ?? drawSecret(draw) },
    secrets: {
      tokenEncryptionKeys: secrets.tokenEncryptionKeys ?? drawTokenKey(draw),
      serviceSecret: secrets.serviceSecret ?? drawSecret(draw),
      sessionSecret: secrets.sessionSecret ?? drawSecret(draw),
    },
    demo: {
      agent: demo.agent ?? drawPassword(draw),
      operator: demo.operator ?? drawPassword(draw),
    },
  };
  const isNew = {
    databasePassword: postgres.password === undefined,
    tokenKeys: secrets.tokenEncryptionKeys === undefined,
  };
  return { state, isNew };
}
