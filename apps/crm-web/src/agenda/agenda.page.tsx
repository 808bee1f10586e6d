import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../page/page.js';
import { AgendaList } from './agenda.list.js';
import { AgendaToolbar } from './agenda.toolbar.js';
import { useClock } from '../time/clock.now.js';
import { ViewSwitch } from './view.switch.js';

const route = getRouteApi('/signed-in/');

/** The agent's days, from today or from the day that the address names. */
export function AgendaPage() {
  const { day } = route.useSearch();
  const clock = useClock();
  const start = day ?? clock.today;
  const isToday = start === clock.today;
  return (
    <Page
      title="Agenda"
      views={<ViewSwitch at={isToday ? undefined : start} />}
      actions={<AgendaToolbar day={start} />}
    >
      <AgendaList start={start} isToday={isToday} clock={clock} />
    </Page>
  );
}
