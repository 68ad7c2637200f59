import { statusLimits } from '@parley/contracts/people/status';
import { useEffect, useState } from 'react';
import type { ChatEngine } from '#lib/chat/engine.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';

/** A list that scrolls past is not asked for. */
const settlesAfterMs = 250;

/** Hears how the people of a space are whose rows are in view; each row gives its element to what is returned for it. */
export function useInView(spaceId: string): (userId: string) => (element: Element | null) => (() => void) | undefined {
  const chat = useChat();
  const isConnected = useChatState(({ connection }) => connection.status === 'connected');
  const [rows, setRows] = useState(() => new RowsInView(chat, spaceId));
  if (!rows.isOf(chat, spaceId)) setRows(new RowsInView(chat, spaceId));
  useEffect(() => {
    if (isConnected) rows.ask();
  }, [isConnected, rows]);
  useEffect(() => () => rows.close(), [rows]);
  return userId => element => (element ? rows.add(element, userId) : undefined);
}

class RowsInView {
  readonly #chat: ChatEngine;
  readonly #spaceId: string;
  readonly #rows = new Map<Element, string>();
  readonly #visible = new Set<string>();
  readonly #observer: IntersectionObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(chat: ChatEngine, spaceId: string) {
    this.#chat = chat;
    this.#spaceId = spaceId;
    this.#observer = new IntersectionObserver(entries => this.#changed(entries));
  }

  isOf(chat: ChatEngine, spaceId: string): boolean {
    return this.#chat === chat && this.#spaceId === spaceId;
  }

  add(element: Element, userId: string): () => void {
    this.#rows.set(element, userId);
    this.#observer.observe(element);
    return () => {
      this.#observer.unobserve(element);
      this.#rows.delete(element);
      this.#visible.delete(userId);
    };
  }

  ask(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const userIds = [...this.#visible].slice(0, statusLimits.watched);
      // Who is away hears it with the next connection, or the next look.
      this.#chat.watchPeople({ spaceId: this.#spaceId, userIds }).catch(() => undefined);
    }, settlesAfterMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
  }

  #changed(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const userId = this.#rows.get(target);
      if (userId === undefined) continue;
      if (isIntersecting) this.#visible.add(userId);
      else this.#visible.delete(userId);
    }
    this.ask();
  }
}
