import { z } from 'zod';
import { create } from 'zustand';
import { storedKeys, storedValue } from '#lib/device/stored-value.ts';

/** What a person has begun to write in one room. */
export interface Draft {
  /** A message that was not sent. */
  text: string;
  /** A change of a message that was begun. */
  edit?: { messageId: string; text: string } | undefined;
}

const prefix = 'parley.draft.';
const shape = z.object({ text: z.string(), edit: z.object({ messageId: z.string(), text: z.string() }).optional() });
const nothing: Draft = { text: '' };

/**
 * Drafts of every account on this device, by `keyOf`. They outlive the tab, are the same in all tabs, and stay in
 * memory where the browser keeps nothing.
 */
const useDrafts = create<{ byKey: Readonly<Record<string, Draft>> }>(() => ({ byKey: allStored() }));

export function keyOf(userId: string, roomId: string): string {
  return `${prefix}${userId}.${roomId}`;
}

export function useDraftAt(key: string): Draft {
  return useDrafts(({ byKey }) => byKey[key] ?? nothing);
}

export function draftAt(key: string): Draft {
  return useDrafts.getState().byKey[key] ?? nothing;
}

export function keepDraft(key: string, draft: Draft): void {
  show(key, draft);
  store(key, draft);
}

/** Changes what is shown only: a reload brings back what the device still has. */
export function showDraft(key: string, draft: Draft): void {
  show(key, draft);
}

/** How many rooms an account has begun to write in. */
export function useCountOf(userId: string): number {
  return useDrafts(({ byKey }) => keysOf(byKey, userId).length);
}

/** After signing out nothing that the person wrote stays on the device. */
export function forgetDrafts(userId: string): void {
  for (const key of keysOf(useDrafts.getState().byKey, userId)) keepDraft(key, nothing);
}

/** Another account is on this device now; the person who wrote these has not come back to them. */
export function forgetDraftsOfOthers(userId: string): void {
  const { byKey } = useDrafts.getState();
  const own = new Set(keysOf(byKey, userId));
  for (const key of Object.keys(byKey)) if (!own.has(key)) keepDraft(key, nothing);
}

function keysOf(byKey: Readonly<Record<string, Draft>>, userId: string): string[] {
  return Object.keys(byKey).filter(key => key.startsWith(keyOf(userId, '')));
}

function show(key: string, draft: Draft): void {
  useDrafts.setState(({ byKey }) => {
    const { [key]: _, ...others } = byKey;
    return { byKey: isEmpty(draft) ? others : { ...others, [key]: draft } };
  });
}

function isEmpty({ text, edit }: Draft): boolean {
  return text === '' && edit === undefined;
}

function store(key: string, draft: Draft): void {
  const stored = storedValue('local', key, shape);
  if (isEmpty(draft)) stored.remove();
  else stored.write(draft);
}

function allStored(): Record<string, Draft> {
  return Object.fromEntries(
    storedKeys('local', prefix).flatMap(key => {
      const draft = storedValue('local', key, shape).read();
      return draft ? [[key, draft]] : [];
    }),
  );
}

// What another tab of this device writes.
addEventListener('storage', ({ key }) => {
  if (key?.startsWith(prefix)) show(key, storedValue('local', key, shape).read() ?? nothing);
  // Null: the whole storage was cleared.
  else if (key === null) useDrafts.setState({ byKey: {} });
});
