import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
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

/** A page: its heading takes the focus when one comes to it, so that it is the first to be read. */
export function Page(props: PageProps) {
  const { title, heading, views, actions, isWide = false, children } = props;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ALT`;
  }, [title]);
  useEffect(() => {
    // Not over something that asked for it, such as a drawer that is open already.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes['page']} data-wide={isWide || undefined}>
      <Group
        justify="space-between"
        mb="md"
        gap="sm"
        className={views === undefined ? '' : (classes['withViews'] ?? '')}
      >
        <Title order={1} size="h2" tabIndex={-1} ref={ref} className={classes['heading'] ?? ''}>
          {heading ?? title}
        </Title>
        {views !== undefined && <div className={classes['views']}>{views}</div>}
        {actions}
      </Group>
      {children}
    </div>
  );
}
