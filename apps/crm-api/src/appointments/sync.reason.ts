const ours = 'Something went wrong on our side.';
const moving = 'The event changed in Google while we were updating it.';
const reconnect = 'Connect Google Calendar again in Settings.';
const revoked = `Google no longer accepts our connection. ${reconnect}`;
const permission = `Our permission to write events is missing. ${reconnect}`;

/** What calendar-sync's codes mean to an agent. One that is not here is spelled out as it is. */
const sentences: Readonly<Record<string, string>> = {
  access_revoked: revoked,
  testing_expired: `Google ends connections after 7 days while it reviews ALT. ${reconnect}`,
  permission_missing: permission,

  delivery_crashes: `${ours} We tried several times; edit the appointment to try again.`,

  database_away: 'ALT could not reach its own records just now.',
  event_field_missing: 'Google says a detail of the appointment is missing.',
  event_invalid: 'Google did not accept a detail of the appointment.',
  event_time_range_empty: 'Google found no time between start and end.',

  google_aborted: 'Google did not answer in time.',
  google_answer_malformed: 'Google answered in a way we did not understand.',
  google_call_broken: ours,
  google_call_not_sent: 'Many changes are on their way to Google; this one waits its turn.',
  google_duplicate: moving,
  google_event_contended: moving,
  google_event_ids_exhausted: 'Google has no free place for the event; it was deleted too often.',
  google_event_newer: 'A newer version of the appointment is in Google already.',
  google_forbidden: 'Google did not let us change the event.',
  google_gone: moving,
  google_grant_gone: revoked,
  google_not_found: moving,
  google_precondition: moving,
  google_project_misconfigured:
    'Calendar sync is paused on our side: our own access to Google needs fixing. ' +
    'There is nothing for you to do; it resumes by itself.',
  google_rate_limited_project: 'Google asked us to slow down.',
  google_rate_limited_user: 'Google asked us to slow down on your calendar.',
  google_scope_missing: permission,
  google_timeout: 'Google did not answer in time.',
  google_unauthorized: revoked,
  google_unavailable: 'Google Calendar is having trouble right now.',
  google_unknown: 'Google refused the event, and did not say why.',
  google_unreachable: 'We could not reach Google.',
  google_usage_limit: 'Google accepts no more changes to your calendar for a few hours.',

  handler_threw: ours,
  lease_over: 'We were held up on our side.',
  payload_too_new: 'ALT is being updated.',
  payload_unreadable: ours,
  token_refresh_failed: 'Google did not renew our access just now.',
};

/**
 * Why an appointment is not (yet) on the calendar, in words for the agent.
 *
 * @param code stable, of the delivery or of the connection
 * @param detail Google's own words, which hold nothing of the client; null where it had none
 */
export function reasonInWords(code: string, detail: string | null): string {
  const sentence = sentences[code] ?? `${spelledOut(code)}.`;
  return detail === null ? sentence : `${sentence} Google says: ${detail}`;
}

/** `google_rate_limited` → `Google rate limited` */
function spelledOut(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
