export const connectionStates = ['not_connected', 'connected', 'needs_reconnect'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/**
 * connect     the agent came back from Google with a full grant
 * disconnect  the agent ended it here
 * lose        Google accepts the grant no more
 */
export const connectionEvents = ['connect', 'disconnect', 'lose'] as const;
export type ConnectionEvent = (typeof connectionEvents)[number];

/**
 * The life of a connection, which is lived in SQL (`sql/connection.sql.ts`, `loseConnectionSql`).
 * What is not in here must not happen; the simulation watches every update. `connect` and
 * `disconnect` raise the epoch; `lose` needs the one under which it was found out.
 */
export const connectionMachine: Readonly<
  Record<ConnectionState, Readonly<Partial<Record<ConnectionEvent, ConnectionState>>>>
> = {
  not_connected: { connect: 'connected', disconnect: 'not_connected' },
  connected: { connect: 'connected', disconnect: 'not_connected', lose: 'needs_reconnect' },
  needs_reconnect: { connect: 'connected', disconnect: 'not_connected' },
};
