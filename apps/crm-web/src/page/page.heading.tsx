import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageHeadingProps {
  readonly title: string;
  /** What is seen of the title, where that is not all of it. */
  readonly children?: ReactNode;
}

/** Of all that fills the window: it takes the focus when one comes, so that it is the first to be read. */
export function PageHeading({ title, children = title }: PageHeadingProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ALT`;
  }, [title]);
  useEffect(() => {
    // Not over something that asked for it, such as a drawer that is open already.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Title
      order={1}
      size="h2"
      tabIndex={-1}
      ref={ref}
      data-home
      className={classes['heading'] ?? ''}
    >
      {children}
    </Title>
  );
}
