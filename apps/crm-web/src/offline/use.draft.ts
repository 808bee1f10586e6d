import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../session/session.query.js';
import { type DraftReader, type HeldDraft, holdDraft } from './held.draft.js';

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
  const agentId = useQueryClient().getQueryData(sessionQuery.queryKey)?.id ?? '';
  const [subject] = useState({ agentId, what });
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
