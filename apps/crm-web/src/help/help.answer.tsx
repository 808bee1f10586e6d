import type { ReactNode } from 'react';
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
      <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
        <path
          d="m7 10 5 5 5-5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </summary>
    <div className={classes['words']}>{children}</div>
  </details>
);
