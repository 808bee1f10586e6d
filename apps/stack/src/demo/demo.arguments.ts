/** What the command line asks for. */
export type DemoCommand =
  | { readonly kind: 'tell' }
  | { readonly kind: 'help' }
  | { readonly kind: 'misuse'; readonly message: string };

export function readDemoArguments(words: readonly string[]): DemoCommand {
  if (words.some((word) => word === '--help' || word === '-h')) return { kind: 'help' };
  const [unknown] = words;
  return unknown === undefined
    ? { kind: 'tell' }
    : { kind: 'misuse', message: `npm run demo takes no argument "${unknown}"; try --help.` };
}

export const demoHelp = `Usage: npm run demo

Shows that the product works, without a hand on it: starts all of it for itself (a PostgreSQL
without a past, crm-api, calendar-sync, and a sandbox in Google's place), acts like an agent and
her browser, and prints at each step what was done and what Google's calendar holds then.

It uses free ports, touches neither .data nor a running "npm start", needs no Google account, and
leaves nothing behind. Ctrl-C ends it early. NO_COLOR=1 prints without colours.

Exit code: 0 each step showed what it should, 1 one did not, 2 wrong arguments, 130 ended early.
`;
