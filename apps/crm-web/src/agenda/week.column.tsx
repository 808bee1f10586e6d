import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, useRef } from 'react';
import type { Clock } from '../time/clock.now.js';
import { dateWords, weekdayWords } from '../time/day.words.js';
import { useBroughtIntoView } from './today.view.js';
import { WeekEntry } from './week.entry.js';
import type { WeekDay } from './week.grid.js';
import classes from './week.module.css';

interface WeekColumnProps extends WeekDay {
  readonly clock: Clock;
  /** Where the line of now is drawn, in hours since midnight; undefined: not on this day. */
  readonly hourNow: number | undefined;
  readonly isKnown: boolean;
  readonly isAwaited: boolean;
}

export function WeekColumn(props: WeekColumnProps) {
  const { day, strip, blocks, clock, hourNow, isKnown, isAwaited } = props;
  const { today } = clock;
  const isEmpty = strip.length + blocks.length === 0;
  const id = `week-${day}`;
  const head = useRef<HTMLHeadingElement>(null);
  useBroughtIntoView(head, isKnown && day === today);
  return (
    <li
      className={classes['day']}
      aria-labelledby={id}
      data-today={day === today || undefined}
      data-empty={isEmpty || undefined}
    >
      <h2 className={classes['head']} id={id} ref={head}>
        <Link
          to="/"
          search={day === today ? {} : { day }}
          className={classes['headLink']}
          data-home
        >
          <span className={classes['weekday']}>{weekdayWords(day)}</span>{' '}
          <span className={classes['date']}>{dateWords(day, day, undefined, 'short')}</span>
          {day === today && <span className="only-screen-reader">, today</span>}
        </Link>
      </h2>
      {strip.length > 0 && (
        <ul className={classes['strip']}>
          {strip.map((entry) => (
            <li key={entry.appointment.id}>
              <WeekEntry entry={entry} day={day} clock={clock} />
            </li>
          ))}
        </ul>
      )}
      <div className={classes['hours']}>
        {blocks.length > 0 && (
          <ul className={classes['blocks']}>
            {blocks.map((block) => (
              <li
                key={block.appointment.id}
                className={classes['block']}
                style={
                  {
                    '--start': block.start / 60,
                    '--end': block.end / 60,
                    '--lane': block.lane,
                    '--lanes': block.lanes,
                  } as CSSProperties
                }
              >
                <WeekEntry entry={block} day={day} clock={clock} />
              </li>
            ))}
          </ul>
        )}
        {isEmpty && isKnown && <p className={classes['nothing']}>Nothing</p>}
        {isAwaited && <Skeleton className={classes['awaited'] ?? ''} />}
        {hourNow !== undefined && (
          <div
            className={classes['now']}
            style={{ '--start': hourNow } as CSSProperties}
            aria-hidden="true"
          />
        )}
      </div>
    </li>
  );
}
