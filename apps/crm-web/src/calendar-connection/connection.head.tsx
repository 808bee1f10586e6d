import { Text } from '@mantine/core';
import type { Schemas } from '../api/api.client.js';
import classes from './card.module.css';
import { accountInWords, badgeOf } from './card.state.js';
import { GoogleCalendarLogo } from './google-calendar.logo.js';

/** Which calendar, whose, and whether it is connected. */
export function ConnectionHead({
  connection,
}: {
  readonly connection: Schemas['CalendarConnection'];
}) {
  const { words, tone } = badgeOf(connection.state);
  const account = accountInWords(connection);
  return (
    <div className={classes['head']}>
      <GoogleCalendarLogo />
      <div className={classes['names']}>
        <div className={classes['title']}>
          <Text fw={600}>Google Calendar</Text>
          <span className={classes['badge']} data-tone={tone}>
            {words}
          </span>
        </div>
        {account !== null && (
          <Text size="sm" c="dimmed" className={classes['account'] ?? ''}>
            {account}
          </Text>
        )}
      </div>
    </div>
  );
}
