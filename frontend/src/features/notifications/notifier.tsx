import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { AskBar } from '#features/notifications/ask-bar.tsx';
import { createTeller, manyTag } from '#features/notifications/tell-news.ts';
import { useChoice } from '#features/notifications/use-choice.ts';
import { useRingNotice } from '#features/notifications/use-ring-notice.ts';
import { unreadAtHome } from '#lib/chat/places.ts';
import { showBadge } from '#lib/notifications/badge.ts';
import { useDeviceChoices } from '#lib/notifications/device-choices.ts';
import { show, withdraw } from '#lib/notifications/notices.ts';
import type { NoticeSaid } from '#lib/notifications/notice-said.ts';
import { look, onLead } from '#lib/notifications/one-tab.ts';
import { ping } from '#lib/notifications/ping.ts';
import { useRingClick } from '#lib/notifications/ring-click.ts';
import { hasAttention, useAttention } from '#lib/react/attention.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';

/** Tells of messages outside the app: by the system, by a sound, and on the app's own mark. */
export default function Notifier() {
  const isLeader = useLeader();
  useBadge();
  useLook();
  useNotices(isLeader);
  useOpened();
  useRingNotice(isLeader);
  return <AskBar />;
}

/** Whether this tab is the one that tells. */
function useLeader(): boolean {
  const me = useMe();
  const [isLeader, setLeader] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    onLead(me.id, () => setLeader(true), life.signal);
    return () => {
      life.abort();
      setLeader(false);
    };
  }, [me.id]);
  return isLeader;
}

/** Lets the tab that tells know what is looked at here. */
function useLook(): void {
  const openRoom = useChatState(state => state.openRoom);
  const isSeen = useAttention();
  useEffect(() => {
    if (openRoom === null || !isSeen) return;
    const life = new AbortController();
    look(openRoom, life.signal);
    return () => life.abort();
  }, [openRoom, isSeen]);
}

/** A notice that the worker showed was clicked. */
function useOpened(): void {
  const chat = useChat();
  const navigate = useNavigate();
  useEffect(() => {
    const life = new AbortController();
    const hear = ({ data }: MessageEvent<NoticeSaid>) => {
      if ('open' in data) return void navigate(data.open);
      const isAnswer = 'answer' in data;
      const wanted = isAnswer ? data.answer : data.decline;
      const ring = chat.store.getState().rings.find(({ callId }) => callId === wanted);
      if (ring) useRingClick.setState({ clicked: { ring, isAnswer } });
      // It does not ring any more: the page says whether the call goes on.
      else if (isAnswer) void navigate(data.path);
    };
    navigator.serviceWorker?.addEventListener('message', hear, { signal: life.signal });
    return () => life.abort();
  }, [chat, navigate]);
}

function useBadge(): void {
  const unread = useChatState(unreadAtHome);
  useEffect(() => showBadge(unread), [unread]);
  useEffect(() => () => showBadge(0), []);
}

function useNotices(isLeader: boolean): void {
  const chat = useChat();
  const navigate = useNavigate();
  const choiceOf = useChoice();
  const { isOn, sounds, previews } = useDeviceChoices();
  useEffect(() => {
    if (!isLeader || !isOn) return;
    const told = new Set<string>();
    const stopNews = chat.onNews(
      createTeller({
        ...{ chat, choiceOf, device: { previews } },
        isSeen: roomId => chat.store.getState().openRoom === roomId && hasAttention(),
        show(notice) {
          told.add(notice.tag);
          void show(notice, path => void navigate(path));
          if (sounds) ping();
        },
      }),
    );
    // Read here or on another device: nothing is left to tell.
    const stopReads = chat.store.subscribe(({ rooms }) => {
      for (const tag of told) {
        if (tag !== manyTag && rooms[tag]?.unreadState.count !== 0) continue;
        told.delete(tag);
        void withdraw(tag);
      }
    });
    return () => {
      stopNews();
      stopReads();
    };
  }, [chat, choiceOf, isLeader, isOn, navigate, previews, sounds]);
}
