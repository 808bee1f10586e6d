import { Skeleton } from '@mantine/core';
import { SlowNotice } from '../page/slow.notice.js';
import classes from './card.module.css';

/** As large as a connected calendar, so that nothing moves when it is there. */
export function CardSkeleton() {
  return (
    <div aria-busy="true">
      <div className={classes['head']}>
        <Skeleton width={40} height={40} />
        <div className={classes['names']}>
          <Skeleton width="60%" height={18} my={4} />
          <Skeleton width="40%" height={14} my={4} />
        </div>
      </div>
      <Skeleton width="50%" height={14} mt="lg" />
      <Skeleton width="90%" height={14} mt="lg" />
      <Skeleton width="80%" height={14} mt="sm" />
      <Skeleton width="60%" height={44} mt="lg" />
      <SlowNotice />
    </div>
  );
}
