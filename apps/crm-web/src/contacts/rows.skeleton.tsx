import { Skeleton } from '@mantine/core';
import { SlowNotice } from '../page/slow.notice.js';
import classes from './contact.list.module.css';

const rows = ['one', 'two', 'three', 'four', 'five'];

interface RowsSkeletonProps {
  /** As the subject of a sentence: "your contacts are". */
  readonly what: string;
  readonly count?: number;
}

/** The shape of a list, while nothing is known of it. */
export function RowsSkeleton({ what, count = rows.length }: RowsSkeletonProps) {
  return (
    <div role="status" aria-label={`${what} being loaded`}>
      <div className={classes['list']} aria-hidden="true">
        {rows.slice(0, count).map((row) => (
          <div key={row} className={classes['row']}>
            <Skeleton height="1rem" width="40%" radius="sm" />
            <Skeleton height="0.875rem" width="65%" radius="sm" mt="xs" />
          </div>
        ))}
      </div>
      <SlowNotice />
    </div>
  );
}
