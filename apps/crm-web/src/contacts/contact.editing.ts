import { useEffect, useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency.key.js';
import { useDraft } from '../offline/use.draft.js';
import {
  type ContactDraft,
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
  /**
   * Keeps it, then sends it, and forgets it once the server has it.
   * @param work is given the key under which a new one is made once
   */
  readonly send: (work: (key: string) => Promise<unknown>) => Promise<void>;
  /** Forgets the draft: it is not wanted any more. */
  readonly discard: () => void;
}

const untouched: ContactDraft = { typed: {}, key: null };

/**
 * What stands in a contact's form: what the person typed, which is kept as a draft, and in the other
 * fields what the server has. So an old draft undoes nothing that it does not show.
 *
 * @param what names the draft: `new contact`, or `contact` and its id
 * @param stored as the server has it; empty for a new one
 */
export function useContactEditing(what: string, stored: ContactValues): ContactEditing {
  const draft = useDraft(what, contactDraftOf);
  const [edit, setEdit] = useState(untouched);
  const { typed, key: sentKey } = edit;
  // The form does not wait for what was left: a phone shows no keyboard for a field that comes later.
  const [isTakenUp, setTakenUp] = useState(false);
  if (draft !== undefined && !isTakenUp) {
    setTakenUp(true);
    const left = draft.restored ?? untouched;
    setEdit({ typed: { ...left.typed, ...typed }, key: left.key ?? sentKey });
  }
  useEffect(() => {
    if (edit === untouched) return;
    if (Object.keys(edit.typed).length === 0) draft?.drop();
    else draft?.keep(edit);
  }, [draft, edit]);
  const values = { ...stored, ...typed };
  return {
    values,
    isRestored: draft?.restored !== undefined,
    change: (changed) =>
      setEdit({ typed: typedOver(stored, { ...values, ...changed }), key: sentKey }),
    send: async (work) => {
      const key = sentKey ?? newIdempotencyKey();
      setEdit({ typed, key });
      draft?.keep({ typed, key });
      const save = async (): Promise<void> => {
        await work(key);
        draft?.drop();
      };
      await (draft === undefined ? save() : draft.send(save));
    },
    discard: () => draft?.drop(),
  };
}
