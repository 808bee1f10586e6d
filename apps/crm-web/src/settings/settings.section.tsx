import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SettingsSectionProps {
  /** Also where a link's hash leads. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** Of its heading, which takes the focus when what had it is gone. */
export const titleIdOf = (id: string): string => `${id}-title`;

export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section id={id} aria-labelledby={titleIdOf(id)} className={classes['section']}>
      <Title
        order={2}
        size="h4"
        mb="md"
        id={titleIdOf(id)}
        tabIndex={-1}
        className={classes['heading'] ?? ''}
      >
        {title}
      </Title>
      {children}
    </section>
  );
}
