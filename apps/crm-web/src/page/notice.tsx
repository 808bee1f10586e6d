import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

interface NoticeProps {
  /** bad: something is left to do, so it must not be missed. */
  readonly tone: 'good' | 'plain' | 'bad';
  readonly title?: string;
  readonly children: ReactNode;
}

/** What just happened, on a ground of its own. Whether it is read out at once, says what is around it. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={classes['notice']} data-tone={tone}>
      {title !== undefined && <Text fw={600}>{title}</Text>}
      {children}
    </div>
  );
}
