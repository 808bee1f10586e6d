import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useConnect } from './connection.mutations.js';
import { connectionQuery } from './connection.query.js';
import classes from './reconnect.banner.module.css';
import { troubleInWords } from './trouble.words.js';

/** On every page, while Google does not accept the connection any more; the settings say it anyway. */
export function ReconnectBanner() {
  const { data: connection } = useQuery(connectionQuery);
  const isInSettings = useLocation({ select: ({ pathname }) => pathname === '/settings' });
  const { connect, isLeaving, error } = useConnect();
  const isNeeded = connection?.state === 'needs_reconnect' && !isInSettings;
  return (
    <div role="status">
      {isNeeded && (
        <div className={classes['banner']}>
          <p>
            {connection.reason}
            {error !== null && <strong> {troubleInWords(error)}</strong>}
          </p>
          <Button variant="default" h={44} onClick={connect} loading={isLeaving}>
            Reconnect
          </Button>
        </div>
      )}
    </div>
  );
}
