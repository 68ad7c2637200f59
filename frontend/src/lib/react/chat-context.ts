import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ChatEngine } from '#lib/chat/engine.ts';
import type { ChatState } from '#lib/chat/state.ts';

export const ChatContext = createContext<ChatEngine | null>(null);

/** The chat of the signed-in account. Only below ChatProvider. */
export function useChat(): ChatEngine {
  const engine = useContext(ChatContext);
  if (!engine) throw new Error('useChat needs a ChatProvider above it');
  return engine;
}

/** A part of the chat's state; `select` should return something that stays the same until it changes. */
export function useChatState<T>(select: (state: ChatState) => T): T {
  return useStore(useChat().store, select);
}
