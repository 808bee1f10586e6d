import { z } from 'zod';

/** What ALT answers, as far as the story looks at it. */
export const created = z.object({ id: z.string() });

export const appointment = z.object({
  id: z.string(),
  version: z.number(),
  sync: z.object({
    state: z.string(),
    syncedVersion: z.number().nullable(),
    nextAttemptAt: z.iso.datetime().nullable(),
    reason: z.string().nullable(),
  }),
});
export type Appointment = z.output<typeof appointment>;

export const connection = z.object({
  state: z.string(),
  account: z.string().nullable(),
  waiting: z.number(),
  failed: z.number(),
});
export type Connection = z.output<typeof connection>;

export const consentAddress = z.object({ url: z.string() });

/** Google acknowledged the newest version. */
export const isSynced = ({ version, sync }: Appointment): boolean =>
  sync.state === 'synced' && sync.syncedVersion === version;

/** A delivery failed, and the next one has its time. */
export const waitsForRetry = ({ sync }: Appointment): boolean =>
  sync.state === 'retrying' && sync.nextAttemptAt !== null;
