import { z } from 'zod';
import { create } from 'zustand';
import { without } from '#lib/chat/state.ts';
import { storedValue } from '#lib/device/stored-value.ts';

const stored = storedValue('session', 'parley.drafts', z.record(z.string(), z.string()));

interface Drafts {
  byRoom: Readonly<Record<string, string>>;
}

/** Unsent text of each room, for this tab; it survives a reload. */
const useDrafts = create<Drafts>(() => ({
  byRoom: stored.read() ?? {},
}));

export function useDraft(roomId: string): string {
  return useDrafts(({ byRoom }) => byRoom[roomId] ?? '');
}

/** How many conversations have text that was not sent. */
export function useDraftCount(): number {
  return useDrafts(({ byRoom }) => Object.values(byRoom).filter(text => text.trim() !== '').length);
}

/** Empties the composer; a reload brings the text back unless `kept` has resolved by then. */
export async function sendDraft(roomId: string, kept: Promise<void>): Promise<void> {
  useDrafts.setState(({ byRoom }) => ({ byRoom: without(byRoom, roomId) }));
  await kept;
  stored.write(useDrafts.getState().byRoom);
}

/** After signing out nothing of the person stays in this tab. */
export function clearDrafts(): void {
  useDrafts.setState({ byRoom: {} });
  stored.remove();
}

export function setDraft(roomId: string, text: string): void {
  const others = without(useDrafts.getState().byRoom, roomId);
  const byRoom = text === '' ? others : { ...others, [roomId]: text };
  useDrafts.setState({ byRoom });
  stored.write(byRoom);
}
