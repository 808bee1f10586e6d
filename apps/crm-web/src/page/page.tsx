import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeading } from './page.heading.js';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What is seen of the title, where that is not all of it. */
  readonly heading?: ReactNode;
  /** Other ways to look at the same: in one place on all of their pages. */
  readonly views?: ReactNode;
  /** Beside the heading: what can be done here. */
  readonly actions?: ReactNode;
  /** For what needs all the room there is. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** What stands in the shell: a heading, and all below it. */
export function Page(props: PageProps) {
  const { title, heading, views, actions, isWide = false, children } = props;
  return (
    <div className={classes['page']} data-wide={isWide || undefined}>
      <Group
        justify="space-between"
        mih="2.75rem"
        mb="md"
        gap="sm"
        className={views === undefined ? '' : (classes['withViews'] ?? '')}
      >
        <PageHeading title={title}>{heading}</PageHeading>
        {views !== undefined && <div className={classes['views']}>{views}</div>}
        {actions}
      </Group>
      {children}
    </div>
  );
}
