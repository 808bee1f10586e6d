import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../page/page.js';
import { LinkAnchor } from '../page/link.js';
import { unbroken } from '../appointments/time.words.js';
import { daysWords } from '../time/day.words.js';
import { useWindows } from './agenda.query.js';
import { useClock } from '../time/clock.now.js';
import { LoadingTrouble } from './loading.trouble.js';
import { WeekBoard } from './week.board.js';
import { firstWeekday, weekOfDay } from './week.days.js';
import { drawnHours, weekGrid } from './week.grid.js';
import { ViewSwitch } from './view.switch.js';
import { WeekToolbar } from './week.toolbar.js';
import { addDays, startOfDay } from '../time/zone.days.js';
import classes from './week.module.css';

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
  const words = daysWords(days, today);
  return (
    <Page
      title={`Week of ${words}`}
      heading={
        <>
          <span className="only-screen-reader">Week of </span>
          {unbroken(words)}
        </>
      }
      isWide
      views={<ViewSwitch at={days.includes(today) ? undefined : first} />}
      actions={<WeekToolbar days={days} today={today} />}
    >
      {!days.includes(today) && (
        <LinkAnchor to="/week" className={classes['back'] ?? ''}>
          Back to this week
        </LinkAnchor>
      )}
      <LoadingTrouble loading={loading} />
      <WeekBoard
        week={grid}
        hours={drawnHours(grid)}
        clock={clock}
        isKnown={loading.known > 0}
        isAwaited={loading.isAwaited}
      />
    </Page>
  );
}
