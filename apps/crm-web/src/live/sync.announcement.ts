import type { Schemas } from '../api/api.client.js';

type Appointment = Pick<Schemas['AppointmentView'], 'title' | 'version' | 'sync'>;

/** How an appointment's way into the calendar ended just now. */
export interface SyncEnding {
  readonly title: string;
  readonly state: 'synced' | 'failed';
  readonly reason: string | null;
}

/** @returns undefined where nothing ended, or where it cannot be told from what was known */
export function endingOf(
  before: Appointment | undefined,
  { title, version, sync: { state, reason } }: Appointment,
): SyncEnding | undefined {
  if (state !== 'synced' && state !== 'failed') return undefined;
  const wasSo = before === undefined || before.sync.state === state;
  // An edit that was synced before its waiting was seen.
  const isNewer = before !== undefined && before.version < version;
  return wasSo && !isNewer ? undefined : { title, state, reason };
}

/** What is read out: one by its name, several by their number. '' is nothing. */
export function endingsInWords(endings: readonly SyncEnding[]): string {
  const synced = endings.filter(({ state }) => state === 'synced');
  const failed = endings.filter(({ state }) => state === 'failed');
  const words = [
    inWords(synced, ({ title }) => `${title} is on your calendar.`, 'are on your calendar.'),
    inWords(
      failed,
      ({ title, reason }) => `${title} could not be synced.${reason === null ? '' : ` ${reason}`}`,
      'could not be synced.',
    ),
  ];
  return words.filter((one) => one !== '').join(' ');
}

function inWords(
  endings: readonly SyncEnding[],
  ofOne: (ending: SyncEnding) => string,
  ofSeveral: string,
): string {
  const [first] = endings;
  if (first === undefined) return '';
  return endings.length === 1 ? ofOne(first) : `${endings.length} appointments ${ofSeveral}`;
}
