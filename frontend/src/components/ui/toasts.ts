import { create } from 'zustand';

export interface ToastItem {
  id: number;
  text: string;
  isError: boolean;
  /** Takes back what the toast tells of. */
  onUndo?: (() => void) | undefined;
}

interface ToastState {
  items: readonly ToastItem[];
}

const shownAtOnce = 3;
let lastId = 0;

export const useToasts = create<ToastState>(() => ({ items: [] }));

/** Says something briefly, above everything else; with `onUndo` it offers to take it back. */
export function toast(
  text: string,
  { isError = false, onUndo }: { isError?: boolean; onUndo?: () => void } = {},
): void {
  const item = { id: ++lastId, text, isError, onUndo };
  useToasts.setState(({ items }) => ({
    items: [...items.filter(other => other.text !== text), item].slice(-shownAtOnce),
  }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ items }) => ({ items: items.filter(item => item.id !== id) }));
}
