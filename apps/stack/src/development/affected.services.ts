import type { ServiceName } from '../config.js';

const every: readonly ServiceName[] = ['crm-api', 'calendar-sync', 'google-sandbox'];

/**
 * The services whose programs a change concerns.
 * @param paths of the files, from the checkout, with `/`
 */
export function affectedBy(paths: readonly string[]): readonly ServiceName[] {
  const sources = paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'));
  if (sources.some((path) => path.startsWith('libs/'))) return every;
  return every.filter((name) => sources.some((path) => path.startsWith(`apps/${name}/`)));
}
