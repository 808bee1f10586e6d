import type { CSSProperties } from 'react';
import { clockWords } from '../appointments/time.words.js';
import type { Clock } from '../time/clock.now.js';
import { WeekColumn } from './week.column.js';
import type { WeekDay } from './week.grid.js';
import { minuteOf } from '../time/zone.days.js';
import classes from './week.module.css';

interface WeekBoardProps {
  readonly week: readonly WeekDay[];
  readonly hours: { readonly from: number; readonly to: number };
  readonly clock: Clock;
  /** While it is not, an empty day says nothing. */
  readonly isKnown: boolean;
  /** It comes by itself. */
  readonly isAwaited: boolean;
}

/**
 * One list of days, each with a list of links, for everybody; where it is wide enough, places by
 * the hour are a matter of style.
 */
export function WeekBoard({ week, hours, clock, isKnown, isAwaited }: WeekBoardProps) {
  const labels = Array.from({ length: hours.to - hours.from - 1 }, (_, index) => index + 1);
  const hourNow = minuteOf(clock.now, clock.timeZone) / 60;
  const isNowDrawn = hourNow >= hours.from && hourNow <= hours.to;
  const style = { '--from': hours.from, '--hours': hours.to - hours.from } as CSSProperties;
  return (
    <div className={classes['board']} style={style} aria-busy={isAwaited}>
      <div className={classes['scale']} aria-hidden="true">
        {labels.map((hour) => (
          <span key={hour} style={{ '--at': hour } as CSSProperties}>
            {clockWords(new Date((hours.from + hour) * 3_600_000), 'UTC')}
          </span>
        ))}
      </div>
      <ol className={classes['days']}>
        {week.map((day) => (
          <WeekColumn
            key={day.day}
            {...day}
            clock={clock}
            hourNow={day.day === clock.today && isNowDrawn ? hourNow : undefined}
            isKnown={isKnown}
            isAwaited={isAwaited}
          />
        ))}
      </ol>
    </div>
  );
}
