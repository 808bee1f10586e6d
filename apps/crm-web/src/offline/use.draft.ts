import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { subjectIn } from './draft.subject.js';
import type { DraftSubject } from './drafts.js';
import { type DraftReader, type HeldDraft, holdDraft, saveUnderWay } from './held.draft.js';

/**
 * The draft of a form, for as long as it is open.
 *
 * @param what as it is when the form is opened
 * @param read must stay the same function
 * @returns undefined: for a moment it is not known what was left
 */
export function useDraft<Draft>(
  what: string,
  read: DraftReader<Draft>,
): HeldDraft<Draft> | undefined {
  const subject = useSubject(what);
  const [held, setHeld] = useState<HeldDraft<Draft>>();
  useEffect(() => {
    let isOpen = true;
    // Not at once: React's strict mode closes everything once before it stays open.
    const opening = Promise.resolve().then(() => (isOpen ? holdDraft(subject, read) : undefined));
    void opening.then((draft) => isOpen && setHeld(draft));
    return () => {
      isOpen = false;
      void opening.then((draft) => draft?.leave());
    };
  }, [subject, read]);
  return held;
}

/**
 * Whether a form that was closed is still being saved. What it saves is not there yet to be typed over:
 * the next form of the same thing waits for it.
 */
export function useEarlierSave(what: string): boolean {
  const subject = useSubject(what);
  // As it was when this form was opened: its own saves are none of these.
  const [save] = useState(() => saveUnderWay(subject));
  const [isOver, setOver] = useState(save === undefined);
  useEffect(() => void save?.then(() => setOver(true)), [save]);
  return !isOver;
}

/** As it is when the form is opened. */
function useSubject(what: string): DraftSubject {
  const cache = useQueryClient();
  const [subject] = useState(() => subjectIn(cache, what));
  return subject;
}
