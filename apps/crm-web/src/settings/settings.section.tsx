import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './settings.module.css';

interface SettingsSectionProps {
  /** Also where a link's hash leads. */
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={classes['section']}>
      <Title
        order={2}
        size="h4"
        mb="md"
        id={`${id}-title`}
        tabIndex={-1}
        className={classes['heading'] ?? ''}
      >
        {title}
      </Title>
      {children}
    </section>
  );
}
