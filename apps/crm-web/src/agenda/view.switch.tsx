import { Link } from '@tanstack/react-router';
import classes from './view.switch.module.css';

/** Whatever they show, it is the same place. */
const byPath = { exact: true, includeSearch: false } as const;

/**
 * The two ways to look at one's appointments.
 *
 * @param at the day where one is; undefined: today, whichever day that will be
 */
export function ViewSwitch({ at }: { readonly at: string | undefined }) {
  return (
    <nav aria-label="View" className={classes['switch']}>
      <Link
        to="/"
        search={at === undefined ? {} : { day: at }}
        activeOptions={byPath}
        className={classes['view']}
      >
        Days
      </Link>
      <Link
        to="/week"
        search={at === undefined ? {} : { week: at }}
        activeOptions={byPath}
        className={classes['view']}
      >
        Week
      </Link>
    </nav>
  );
}
