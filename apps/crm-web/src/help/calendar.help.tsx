import { Anchor } from '@mantine/core';
import { PageSection } from '../page/page.section.js';
import { HelpAnswer } from './help.answer.js';
import classes from './help.module.css';

const Outside = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <Anchor underline="always" href={href} target="_blank" rel="noreferrer">
    {children}
  </Anchor>
);

/** Exactly what the connection does, and what it does not. */
export function CalendarHelp() {
  return (
    <PageSection id="calendar-help" title="About Calendar Sync">
      <p className={classes['lead']}>
        ALT can sync the appointments you create in your CRM into your Google Calendar so they live
        alongside the rest of your day. Here’s exactly what that connection does, and what it
        doesn’t.
      </p>

      <HelpAnswer question="What syncing does">
        <ul>
          <li>
            When you create an appointment in ALT (for example a property tour, listing presentation
            or follow-up call), ALT pushes that event to your primary Google Calendar.
          </li>
          <li>
            When you edit the appointment in ALT (time, title, location, notes), ALT updates the
            matching event in Google.
          </li>
          <li>When you delete the appointment in ALT, ALT deletes the matching event in Google.</li>
        </ul>
        <p>
          The sync is one-way, from ALT to Google. ALT does not read events from your calendar that
          it didn’t create, and it does not list, search or browse other calendars.
        </p>
      </HelpAnswer>

      <HelpAnswer question="What we ask for">
        <p>
          When you click Connect, Google will show its standard consent screen. The single
          permission we request is:
        </p>
        <p>
          <code>https://www.googleapis.com/auth/calendar.events</code>
        </p>
        <p>
          In Google’s words: “See, edit, share, and permanently delete all the calendars you can
          access using Google Calendar.” In ALT’s actual usage: only events ALT itself created on
          your primary calendar get touched. We never delete events you made directly in Google
          Calendar, in another app, or that someone else invited you to.
        </p>
      </HelpAnswer>

      <HelpAnswer question="What we don’t do">
        <ul>
          <li>We don’t read events that ALT didn’t create.</li>
          <li>
            We don’t share, sell or transfer your calendar data to anyone: see our Privacy Policy.
          </li>
          <li>We don’t use your calendar data to train AI models.</li>
          <li>
            We don’t place phone calls, send e-mails, or run automations based on calendar contents
            you didn’t schedule through ALT.
          </li>
        </ul>
        <p>
          Our use and transfer of any information received from Google APIs adheres to the{' '}
          <Outside href="https://developers.google.com/terms/api-services-user-data-policy">
            Google API Services User Data Policy
          </Outside>
          , including the Limited Use requirements.
        </p>
      </HelpAnswer>

      <HelpAnswer question="How to connect">
        <ol>
          <li>
            Sign in to ALT. The connection has to be tied to your ALT account so we know which
            user’s appointments to sync.
          </li>
          <li>Open Settings and its Calendar Sync card. Click Connect next to Google Calendar.</li>
          <li>
            Choose your Google account and approve. Google will show its account picker, then a
            consent screen listing the calendar.events permission. Review it and click Continue.
          </li>
          <li>
            You’re back in ALT, connected: on the Settings page, with a green Connected badge next
            to Google Calendar. Any new appointments you create from a contact’s page will start
            syncing immediately.
          </li>
        </ol>
      </HelpAnswer>

      <HelpAnswer question="How to disconnect">
        <p>You can disconnect at any time, from either side:</p>
        <ul>
          <li>
            From ALT: Settings, Calendar Sync, Disconnect. ALT immediately deletes the stored access
            and refresh tokens.
          </li>
          <li>
            From Google: visit{' '}
            <Outside href="https://myaccount.google.com/permissions">
              myaccount.google.com/permissions
            </Outside>
            , find Agent Lead Tracker, and click Remove access. Google invalidates our token within
            minutes.
          </li>
        </ul>
        <p>
          Disconnecting stops new syncs immediately. Events that were already synced into your
          Google Calendar stay there (so your day doesn’t suddenly empty out); you can delete them
          manually in Google Calendar if you want a clean slate.
        </p>
      </HelpAnswer>

      <HelpAnswer question="What we store">
        <p>After you connect, ALT stores two pieces of data tied to your account:</p>
        <ul>
          <li>
            An access token (short-lived, about 1 hour) and a refresh token (used to mint a new
            access token when the old one expires).
          </li>
          <li>
            The Google event ID for each ALT appointment we’ve synced, so future edits and deletes
            can find the matching event.
          </li>
        </ul>
        <p>
          Tokens are stored encrypted at rest, scoped to your user ID. We delete them immediately
          when you disconnect or delete your ALT account.
        </p>
      </HelpAnswer>

      <HelpAnswer question="Troubleshooting">
        <dl>
          <dt>“Google hasn’t verified this app” warning during beta</dt>
          <dd>
            We’re currently in Google’s closed Testing program. While we wait for verification, only
            e-mails on our test-user list see the standard consent screen; everyone else sees an
            unverified-app warning. If you’re a beta tester and you see that screen, e-mail{' '}
            <Anchor underline="always" href="mailto:support@agentleadtracker.com" rel="noreferrer">
              support@agentleadtracker.com
            </Anchor>{' '}
            with your gmail address and we’ll add you within a few hours.
          </dd>
          <dt>Appointments stopped syncing after a week</dt>
          <dd>
            Refresh tokens issued during Google’s Testing mode expire after 7 days. Disconnect and
            reconnect from Settings, Calendar Sync to mint a fresh token. Once we’re verified, this
            expiry goes away.
          </dd>
          <dt>Wrong calendar syncing</dt>
          <dd>
            ALT writes to your primary Google Calendar (the one tied to your sign-in e-mail). If you
            want events on a different calendar, that’s on the roadmap; for now, primary only.
          </dd>
        </dl>
      </HelpAnswer>
    </PageSection>
  );
}
