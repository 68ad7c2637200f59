import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CallEngine } from '#lib/call/engine.ts';
import { type CallState, createCallStore } from '#lib/call/state.ts';

export interface Calls {
  /** Null until a call was wanted in this tab. */
  engine: CallEngine | null;
  /** Loads the engine, once. Rejects when its code cannot be had. */
  start(): Promise<CallEngine>;
}

export const CallContext = createContext<Calls | null>(null);

/** Calls of the signed-in account. Only below CallProvider. */
export function useCalls(): Calls {
  const calls = useContext(CallContext);
  if (!calls) throw new Error('useCalls needs a CallProvider above it');
  return calls;
}

const noCall = createCallStore();

/** A part of the call's state, also while there is no engine; `select` should return something that stays the same until it changes. */
export function useCallState<T>(select: (state: CallState) => T): T {
  return useStore(useCalls().engine?.store ?? noCall, select);
}

/** True while this tab is in a call, or on its way into one. */
export function isUnderWay({ status }: Pick<CallState, 'status'>): boolean {
  return status === 'joining' || status === 'connected' || status === 'reconnecting';
}
