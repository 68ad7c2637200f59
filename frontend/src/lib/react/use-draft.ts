import { useMemo } from 'react';
import { type Draft, draftAt, keepDraft, keyOf, showDraft, useCountOf, useDraftAt } from '#lib/drafts/drafts.ts';
import { useMe } from '#lib/session/session-store.ts';

export interface DraftActions {
  write(text: string): void;
  /** Begins or goes on with the change of a message; undefined ends it. */
  edit(edit: Draft['edit']): void;
  /** Empties the composer; a reload brings the text back unless `kept` has resolved by then. */
  send(kept: Promise<void>): Promise<void>;
}

/** What the signed-in person has begun to write in a room. */
export function useDraft(roomId: string): Draft {
  return useDraftAt(keyOf(useMe().id, roomId));
}

/** How many conversations have text of the signed-in person that was not sent. */
export function useDraftCount(): number {
  return useCountOf(useMe().id);
}

export function useDraftActions(roomId: string): DraftActions {
  const key = keyOf(useMe().id, roomId);
  return useMemo(
    () => ({
      write: text => keepDraft(key, { ...draftAt(key), text }),
      edit: edit => keepDraft(key, { ...draftAt(key), edit }),
      async send(kept) {
        showDraft(key, { ...draftAt(key), text: '' });
        await kept;
        // The person may have begun the next message meanwhile.
        keepDraft(key, draftAt(key));
      },
    }),
    [key],
  );
}
