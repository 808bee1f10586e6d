import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency.key.js';
import { draftPlace, dropDraft, keepDraft, readDraft, whileSending } from '../offline/drafts.js';
import { sessionQuery } from '../session/session.query.js';
import {
  contactDraftOf,
  type ContactValues,
  type TypedValues,
  typedOver,
} from './contact.values.js';

export interface ContactEditing {
  readonly values: ContactValues;
  /** Something was typed before, and found again. */
  readonly isRestored: boolean;
  readonly change: (changed: TypedValues) => void;
  /** Keeps it, then sends it. @param work is given the key under which a new one is made once */
  readonly send: <Result>(work: (key: string) => Promise<Result>) => Promise<Result>;
  /** Forgets the draft: it was saved, or is not wanted any more. */
  readonly discard: () => void;
}

/**
 * What stands in a contact's form: what the person typed, which is kept as a draft, and in the other
 * fields what the server has. So an old draft undoes nothing that it does not show.
 *
 * @param what names the draft: `new contact`, or `contact` and its id
 * @param stored as the server has it; empty for a new one
 */
export function useContactEditing(what: string, stored: ContactValues): ContactEditing {
  const agentId = useQueryClient().getQueryData(sessionQuery.queryKey)?.id ?? '';
  const [place] = useState(() => draftPlace({ agentId, what }));
  const [restored] = useState(() => readDraft(place, contactDraftOf));
  const [typed, setTyped] = useState(restored?.typed ?? {});
  const [sentKey, setSentKey] = useState(restored?.key ?? null);
  const values = { ...stored, ...typed };
  return {
    values,
    isRestored: restored !== undefined,
    change: (changed) => {
      const next = typedOver(stored, { ...values, ...changed });
      setTyped(next);
      if (Object.keys(next).length === 0) dropDraft(place);
      else keepDraft(place, { typed: next, key: sentKey });
    },
    send: (work) => {
      const key = sentKey ?? newIdempotencyKey();
      setSentKey(key);
      keepDraft(place, { typed, key });
      return whileSending(place, () => work(key));
    },
    discard: () => dropDraft(place),
  };
}
