import type { Schemas } from '../api/api.client.js';
import { expiryOf } from './expiry.words.js';

type Connection = Pick<Schemas['CalendarConnection'], 'state' | 'account' | 'grantExpiresAt'>;

/** What has to be known of the connection on every page, since only its owner can help. */
export interface BannerWords {
  readonly words: string;
  /** Whose calendar it is about, as far as Google has said. */
  readonly account: string | null;
}

/** @returns null: nothing has to be done, or not yet */
export function bannerOf(connection: Connection, now: Date): BannerWords | null {
  const { state, account, grantExpiresAt } = connection;
  switch (state) {
    case 'needs_reconnect':
      return {
        words: 'Google Calendar needs reconnecting. Nothing is synced until then.',
        account,
      };
    case 'connected': {
      const expiry = grantExpiresAt === null ? null : expiryOf(new Date(grantExpiresAt), now);
      return expiry?.isSoon === true ? { words: expiry.words, account } : null;
    }
    case 'not_connected':
      return null;
  }
}
