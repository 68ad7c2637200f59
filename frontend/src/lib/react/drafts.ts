import { create } from 'zustand';
import { without } from '#lib/chat/state.ts';

const key = 'parley.drafts';

interface Drafts {
  byRoom: Readonly<Record<string, string>>;
}

/** Unsent text of each room, for this tab; it survives a reload. */
const useDrafts = create<Drafts>(() => ({
  byRoom: JSON.parse(sessionStorage.getItem(key) ?? '{}') as Drafts['byRoom'],
}));

export function useDraft(roomId: string): string {
  return useDrafts(({ byRoom }) => byRoom[roomId] ?? '');
}

/** Empties the composer; a reload brings the text back unless `kept` has resolved by then. */
export async function sendDraft(roomId: string, kept: Promise<void>): Promise<void> {
  useDrafts.setState(({ byRoom }) => ({ byRoom: without(byRoom, roomId) }));
  await kept;
  sessionStorage.setItem(key, JSON.stringify(useDrafts.getState().byRoom));
}

/** After signing out nothing of the person stays in this tab. */
export function clearDrafts(): void {
  useDrafts.setState({ byRoom: {} });
  sessionStorage.removeItem(key);
}

export function setDraft(roomId: string, text: string): void {
  const others = without(useDrafts.getState().byRoom, roomId);
  const byRoom = text === '' ? others : { ...others, [roomId]: text };
  useDrafts.setState({ byRoom });
  sessionStorage.setItem(key, JSON.stringify(byRoom));
}
