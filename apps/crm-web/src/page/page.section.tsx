import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.section.module.css';

interface PageSectionProps {
  /** Also where a link's hash leads. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page with a heading and a ground of its own. */
export function PageSection({ id, title, children }: PageSectionProps) {
  const titleId = `${id}-title`;
  return (
    <section id={id} aria-labelledby={titleId} className={classes['section']}>
      <Title
        order={2}
        size="h4"
        mb="md"
        id={titleId}
        tabIndex={-1}
        data-home
        className={classes['heading'] ?? ''}
      >
        {title}
      </Title>
      {children}
    </section>
  );
}
