import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { LinkAnchor } from '../app/link.js';
import { agendaDays } from './agenda.days.js';
import { useWindows } from './agenda.query.js';
import { AgendaSkeleton } from './agenda.skeleton.js';
import { daysAtOnce, windowsFrom } from './agenda.windows.js';
import type { Clock } from '../time/clock.now.js';
import { dateWords } from '../time/day.words.js';
import { DaySection } from './day.section.js';
import { FailedChip } from './failed.chip.js';
import { FirstSteps, useIsNew } from './first.steps.js';
import { useFocusOnLoaded } from './loaded.focus.js';
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
  const [count, setCount] = useState(1);
  const [isOnlyFailed, setOnlyFailed] = useState(false);
  const loading = useWindows(windowsFrom(start, count, timeZone));
  const { appointments, known, isAwaited } = loading;
  const isNew = useIsNew(known > 0 && appointments.length === 0);
  const until = addDays(start, known * daysAtOnce - 1);
  const focus = useFocusOnLoaded(isAwaited, until);
  const { nextRef, begin } = focus;
  const trouble = <LoadingTrouble loading={loading} focus={focus} />;
  if (known === 0) return isAwaited ? <AgendaSkeleton withNext={isToday} /> : trouble;
  if (isNew) return <FirstSteps />;

  const failed = appointments.filter(({ sync }) => sync.state === 'failed');
  const isFiltered = isOnlyFailed && failed.length > 0;
  const days = agendaDays(isFiltered ? failed : appointments, {
    timeZone,
    from: start,
    until,
    always: isFiltered ? [] : [start, today],
  });
  return (
    <>
      {isToday && <NextCards appointments={appointments} now={now} timeZone={timeZone} />}
      <div className={classes['tools']}>
        <LinkAnchor to="/" search={{ day: addDays(start, -7) }} className={classes['tool'] ?? ''}>
          Earlier days
        </LinkAnchor>
        {!isToday && (
          <LinkAnchor to="/" className={classes['tool'] ?? ''}>
            Back to today
          </LinkAnchor>
        )}
        <FailedChip count={failed.length} isPressed={isFiltered} onPress={setOnlyFailed} />
      </div>
      {loading.isWhole && trouble}
      {days.map((one) => (
        <DaySection key={one.day} {...one} today={today} />
      ))}
      {isAwaited && <AgendaSkeleton withNext={false} />}
      {!loading.isWhole && !isAwaited && trouble}
      {loading.isWhole && (
        <div className={classes['more']}>
          <Text c="dimmed" size="sm">
            That is all until {dateWords(until, today)}.
          </Text>
          <Button
            ref={nextRef}
            variant="default"
            size="md"
            onClick={() => {
              begin();
              setCount(count + 1);
            }}
          >
            Show four more weeks
          </Button>
        </div>
      )}
    </>
  );
}
