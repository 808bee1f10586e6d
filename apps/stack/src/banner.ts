/** What the person sees once everything answers. */
export interface BannerFacts {
  readonly seconds: number;
  readonly web: string;
  readonly calendarSync: string;
  /** Undefined: the real Google. */
  readonly sandbox: string | undefined;
  readonly postgres: {
    /** With its password, which is not shown. */
    readonly ownerUrl: string;
    readonly version: string;
    /** Where the password can be looked up. */
    readonly passwordIn: string;
  };
  /** Empty in production. */
  readonly signIns: readonly { readonly email: string; readonly password: string }[];
}

/** The addresses and the sign-ins, aligned; ends with how long the start took. */
export function renderBanner(facts: BannerFacts): string {
  const { postgres } = facts;
  const addresses: [string, string][] = [
    ['Web', facts.web],
    ['API', `${facts.web}/api/docs`],
    ['calendar-sync', facts.calendarSync],
    ['Google', facts.sandbox === undefined ? 'the real one' : `${facts.sandbox} (a sandbox)`],
    [
      `PostgreSQL ${postgres.version}`,
      `${withoutPassword(postgres.ownerUrl)} (password in ${postgres.passwordIn})`,
    ],
  ];
  const emailWidth = Math.max(0, ...facts.signIns.map(({ email }) => email.length));
  const signIns = facts.signIns.map(({ email, password }, index): [string, string] => [
    index === 0 ? 'Sign in as' : '',
    `${email.padEnd(emailWidth)}  ${password}`,
  ]);
  const labelWidth = Math.max(...[...addresses, ...signIns].map(([label]) => label.length));
  const lines = (rows: readonly [string, string][]): string[] =>
    rows.map(([label, value]) => `  ${label.padEnd(labelWidth)}  ${value}`);

  return [
    '',
    ...lines(addresses),
    ...(signIns.length === 0 ? [] : ['', ...lines(signIns)]),
    '',
    `  ready in ${facts.seconds.toFixed(1)} s; Ctrl-C stops everything`,
    '',
    '',
  ].join('\n');
}

/** An address that may be shown: no password, and no parameters, which may hold one as well. */
function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = '';
  url.search = '';
  return url.href;
}
