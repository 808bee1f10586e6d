import { LinkButton } from '../page/link.js';
import { BackIcon, ForthIcon } from './agenda.icons.js';
import { addDays } from '../time/zone.days.js';
import classes from './week.module.css';

interface WeekToolbarProps {
  readonly days: readonly string[];
  readonly today: string;
}

export function WeekToolbar({ days, today }: WeekToolbarProps) {
  const [first = today] = days;
  const isThisWeek = days.includes(today);
  return (
    <div className={classes['toolbar']}>
      {!isThisWeek && (
        <LinkButton
          to="/week"
          variant="subtle"
          px="xs"
          fz="sm"
          className={classes['toToday'] ?? ''}
        >
          Today
        </LinkButton>
      )}
      <LinkButton
        to="/week"
        search={{ week: addDays(first, -7) }}
        variant="default"
        px="xs"
        aria-label="Previous week"
      >
        <BackIcon />
      </LinkButton>
      <LinkButton
        to="/week"
        search={{ week: addDays(first, 7) }}
        variant="default"
        px="xs"
        aria-label="Next week"
      >
        <ForthIcon />
      </LinkButton>
    </div>
  );
}
