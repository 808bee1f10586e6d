import { Page } from '../page/page.js';
import { CalendarSyncCard } from '../calendar-connection/calendar-sync.card.js';
import { CalendarHelp } from '../help/calendar.help.js';
import { AccountSection } from './account.section.js';
import { AppearanceSection } from './appearance.section.js';

export function SettingsPage() {
  return (
    <Page title="Settings">
      <CalendarSyncCard />
      <CalendarHelp />
      <AppearanceSection />
      <AccountSection />
    </Page>
  );
}
