import { StartFault } from '../start.fault.js';

/** The oldest server that the tests run on, as `server_version_num` has it. */
const oldest = 150_000;

/** What a server says about itself. */
export interface ServerFacts {
  /** `server_version_num`: 180004 */
  readonly number: number;
  /** `18.4 (Debian 18.4-1.pgdg12+1)` */
  readonly version: string;
  readonly standby: boolean;
}

/**
 * @param server where it is, as a person knows it
 * @returns its version, like `18.4`
 * @throws StartFault when it cannot be used
 */
export function judgeServer({ number, version, standby }: ServerFacts, server: string): string {
  const [plain = version] = version.split(' ');
  if (number < oldest) {
    throw new StartFault(
      'database_too_old',
      `The database server at ${server} is PostgreSQL ${plain}: DATABASE_URL has to name a ` +
        'PostgreSQL 15 or newer.',
    );
  }
  if (standby) {
    throw new StartFault(
      'database_is_standby',
      `The database server at ${server} is a read-only standby: DATABASE_URL has to name the ` +
        'primary.',
    );
  }
  return plain;
}
