import { create } from 'zustand';

export interface ToastItem {
  id: number;
  text: string;
  isError: boolean;
}

interface ToastState {
  items: readonly ToastItem[];
}

const shownAtOnce = 3;
let lastId = 0;

export const useToasts = create<ToastState>(() => ({ items: [] }));

/** Says something briefly, above everything else. */
export function toast(text: string, { isError = false }: { isError?: boolean } = {}): void {
  const item = { id: ++lastId, text, isError };
  useToasts.setState(({ items }) => ({
    items: [...items.filter(other => other.text !== text), item].slice(-shownAtOnce),
  }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ items }) => ({ items: items.filter(item => item.id !== id) }));
}
