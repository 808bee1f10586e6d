import type { ReactNode } from 'react';
import { FoldIcon } from '../page/icons.js';
import classes from './help.module.css';

interface HelpAnswerProps {
  readonly question: string;
  readonly children: ReactNode;
}

/** Folded, so that a page of answers stays calm. A browser's search in the page opens it. */
export const HelpAnswer = ({ question, children }: HelpAnswerProps) => (
  <details className={classes['answer']}>
    <summary>
      {question}
      <FoldIcon />
    </summary>
    <div className={classes['words']}>{children}</div>
  </details>
);
