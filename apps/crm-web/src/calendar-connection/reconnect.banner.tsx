import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useClock } from '../time/clock.now.js';
import { bannerOf } from './banner.words.js';
import { useConnect } from './connection.mutations.js';
import { connectionQuery } from './connection.query.js';
import classes from './reconnect.banner.module.css';
import { troubleInWords } from './trouble.words.js';

/** On every page, while the connection has ended or is about to; the settings say it anyway. */
export function ReconnectBanner() {
  const { data: connection } = useQuery(connectionQuery);
  const isInSettings = useLocation({ select: ({ pathname }) => pathname === '/settings' });
  const { connect, isLeaving, error } = useConnect();
  const now = new Date(useClock().now);
  const banner = connection === undefined || isInSettings ? null : bannerOf(connection, now);
  return (
    <div role="status">
      {banner !== null && (
        <div className={classes['banner']}>
          <div>
            <p className={classes['words']}>{banner.words}</p>
            {banner.account !== null && <p className={classes['account']}>{banner.account}</p>}
            {error !== null && <p className={classes['trouble']}>{troubleInWords(error)}</p>}
          </div>
          <Button onClick={() => connect()} loading={isLeaving}>
            Reconnect
          </Button>
        </div>
      )}
    </div>
  );
}
