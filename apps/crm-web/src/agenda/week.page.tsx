import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../app/page.js';
import { useWindows } from './agenda.query.js';
import { useClock } from '../time/clock.now.js';
import { LoadingTrouble } from './loading.trouble.js';
import { WeekBoard } from './week.board.js';
import { firstWeekday, weekOfDay } from './week.days.js';
import { drawnHours, weekGrid } from './week.grid.js';
import { WeekToolbar } from './week.toolbar.js';
import { addDays, startOfDay } from '../time/zone.days.js';

const route = getRouteApi('/signed-in/week');

/** Seven days at a glance: columns where there is room for them, a list on a phone. */
export function WeekPage() {
  const { week } = route.useSearch();
  const clock = useClock();
  const { timeZone, today } = clock;
  const days = weekOfDay(week ?? today, firstWeekday(navigator.language));
  const [first = today] = days;
  const loading = useWindows([
    {
      from: new Date(startOfDay(first, timeZone)).toISOString(),
      to: new Date(startOfDay(addDays(first, 7), timeZone)).toISOString(),
    },
  ]);
  const grid = weekGrid(loading.appointments, days, timeZone);
  const isKnown = loading.known > 0;
  return (
    <Page title="Week" isWide actions={<WeekToolbar days={days} today={today} />}>
      <LoadingTrouble loading={loading} />
      <WeekBoard week={grid} hours={drawnHours(grid)} clock={clock} isKnown={isKnown} />
    </Page>
  );
}
