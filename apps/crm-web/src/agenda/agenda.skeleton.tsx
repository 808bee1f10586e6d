import { Skeleton } from '@mantine/core';
import { SlowNotice } from '../page/slow.notice.js';
import classes from './agenda.module.css';

const rows = ['one', 'two', 'three', 'four'];

/** The shape of what is next, while nothing is known of it. */
export const NextSkeleton = () => <Skeleton height="10.75rem" radius="md" mb="md" />;

/** The shape of some days, while nothing is known of them. */
export function DaysSkeleton() {
  return (
    <div
      role="status"
      aria-label="Your appointments are being loaded"
      tabIndex={-1}
      data-home
      className={classes['waiting']}
    >
      <Skeleton height="1.25rem" width="11rem" my="md" radius="sm" />
      <div className={classes['rows']} aria-hidden="true">
        {rows.map((row) => (
          <div key={row} className={classes['awaited']}>
            <Skeleton height="0.9rem" width="6rem" radius="sm" />
            <Skeleton height="1rem" width="70%" radius="sm" mt="sm" />
            <Skeleton height="0.9rem" width="45%" radius="sm" mt="sm" />
          </div>
        ))}
      </div>
      <SlowNotice />
    </div>
  );
}
