import { Problem } from '#shared/http/index.js';
import { reconnectInWords } from './reconnect.sentences.js';

export const calendarNotConnected = (): Problem =>
  new Problem(409, 'calendar_not_connected', 'Google Calendar is not connected', {
    detail: 'There is no calendar to bring appointments to. Connect Google Calendar first.',
  });

/** @param reason calendar-sync's code */
export const calendarNeedsReconnect = (reason: string | null): Problem =>
  new Problem(409, 'calendar_needs_reconnect', 'Google Calendar has to be reconnected', {
    detail: `Reconnect Google Calendar first. ${reconnectInWords(reason)}`,
  });
