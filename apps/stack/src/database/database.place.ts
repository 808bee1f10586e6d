export interface DatabasePlace {
  readonly server: string;
  readonly role: string;
  readonly database: string;
}

/** What may be shown of an address: all but the password and the parameters. */
export function placeOf(url: string): DatabasePlace {
  const { hostname, port, username, pathname } = new URL(url);
  return {
    server: `${hostname || 'localhost'}:${port || '5432'}`,
    role: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
  };
}
