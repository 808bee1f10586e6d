import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeading } from './page.heading.js';
import classes from './page.module.css';

interface PageProps {
  readonly title: string;
  /** What is seen of the title, where that is not all of it. */
  readonly heading?: ReactNode;
  /** Beside the heading: what can be done here. */
  readonly actions?: ReactNode;
  /** For what needs all the room there is. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** What stands in the shell: a heading, and all below it. */
export function Page({ title, heading, actions, isWide = false, children }: PageProps) {
  return (
    <div className={classes['page']} data-wide={isWide || undefined}>
      <Group justify="space-between" mih="2.75rem" mb="md" gap="sm">
        <PageHeading title={title}>{heading}</PageHeading>
        {actions}
      </Group>
      {children}
    </div>
  );
}
