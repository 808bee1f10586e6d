import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { LinkAnchor } from '../page/link.js';
import { useReadingOn } from '../page/reading.on.js';
import { agendaDays } from './agenda.days.js';
import { useWindows } from './agenda.query.js';
import { DaysSkeleton, NextSkeleton } from './agenda.skeleton.js';
import { daysAtOnce, windowsFrom } from './agenda.windows.js';
import type { Clock } from '../time/clock.now.js';
import { dateWords } from '../time/day.words.js';
import { DaySection } from './day.section.js';
import { FailedChip } from './failed.chip.js';
import { FirstSteps, useIsNew } from './first.steps.js';
import { LoadingTrouble } from './loading.trouble.js';
import { NextCards } from './next.cards.js';
import { addDays } from '../time/zone.days.js';
import classes from './agenda.module.css';

interface AgendaListProps {
  /** The day with which it begins. */
  readonly start: string;
  readonly isToday: boolean;
  readonly clock: Clock;
}

/** What is next, and day by day what comes after it, four weeks at a time. */
export function AgendaList({ start, isToday, clock }: AgendaListProps) {
  const { timeZone, today, now } = clock;
  const [ahead, setAhead] = useState({ start, count: 1 });
  // Another day is another list, under the same tools: whoever goes on by them keeps the focus there.
  const count = ahead.start === start ? ahead.count : 1;
  const [isOnlyFailed, setOnlyFailed] = useState(false);
  const loading = useWindows(windowsFrom(start, count, timeZone));
  const { appointments, known, isAwaited } = loading;
  const isKnown = known > 0;
  const isNew = useIsNew(isKnown && appointments.length === 0);
  const until = addDays(start, known * daysAtOnce - 1);
  const readOn = useReadingOn(until, firstDayAfter);
  const failed = appointments.filter(({ sync }) => sync.state === 'failed');
  // What fails later hides nothing.
  if (isOnlyFailed && failed.length === 0) setOnlyFailed(false);
  if (isNew) return <FirstSteps />;

  const trouble = <LoadingTrouble loading={loading} />;
  const days = agendaDays(isOnlyFailed ? failed : appointments, {
    timeZone,
    from: start,
    until,
    always: isOnlyFailed ? [] : [start, today],
  });
  return (
    <>
      {isToday && isKnown && (
        <NextCards appointments={appointments} now={now} timeZone={timeZone} />
      )}
      {isToday && !isKnown && isAwaited && <NextSkeleton />}
      <div className={classes['tools']}>
        <LinkAnchor to="/" search={{ day: addDays(start, -7) }} className={classes['tool'] ?? ''}>
          Earlier days
        </LinkAnchor>
        {!isToday && (
          <LinkAnchor to="/" className={classes['tool'] ?? ''}>
            Back to today
          </LinkAnchor>
        )}
        <FailedChip count={failed.length} isPressed={isOnlyFailed} onPress={setOnlyFailed} />
      </div>
      {loading.isWhole && trouble}
      {days.map((one) => (
        <DaySection key={one.day} {...one} today={today} />
      ))}
      <section>
        {isAwaited && <DaysSkeleton />}
        {!loading.isWhole && !isAwaited && trouble}
        {loading.isWhole && (
          <div className={classes['more']}>
            <Text c="dimmed" size="sm">
              Nothing more until {dateWords(until, today)}.
            </Text>
            <Button
              variant="default"
              data-home
              onClick={() => {
                readOn();
                setAhead({ start, count: count + 1 });
              }}
            >
              Show four more weeks
            </Button>
          </div>
        )}
      </section>
    </>
  );
}

/** Of those that are shown. */
function firstDayAfter(day: string): HTMLElement | undefined {
  const headings = document.querySelectorAll<HTMLElement>('#content h2[id^="day-"]');
  return [...headings].find(({ id }) => id > `day-${day}`);
}
