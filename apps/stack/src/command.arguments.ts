/** What the command line asks for. */
export type Command =
  | { readonly kind: 'start' }
  | { readonly kind: 'help' }
  | { readonly kind: 'misuse'; readonly message: string };

export function readArguments(words: readonly string[]): Command {
  if (words.some((word) => word === '--help' || word === '-h')) return { kind: 'help' };
  const [unknown] = words;
  return unknown === undefined
    ? { kind: 'start' }
    : { kind: 'misuse', message: `npm start takes no argument "${unknown}"; try --help.` };
}

export const helpText = `Usage: npm start

Starts the product, whole: PostgreSQL, migrations, crm-api, calendar-sync, and a sandbox in
Google's place. Ctrl-C stops it; a second Ctrl-C stops it at once. What it keeps is in
.data: remove that folder to begin anew.

Environment
  CRM_API_PORT, CALENDAR_SYNC_PORT, GOOGLE_SANDBOX_PORT
                       where they listen (3000, 3001, 3002); 0 takes any free port
  DATABASE_URL         a PostgreSQL 15 or newer, as its owner, instead of the embedded one
  GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET
                       the real Google instead of the sandbox
  PUBLIC_URL           where browsers reach crm-api (http://localhost:3000)
  LOG_LEVEL            trace, debug, info, warn, error, silent
  NODE_ENV=production  every secret and address has to be given

Exit code: 0 stopped as asked, 1 a fault, 2 wrong arguments.
`;
