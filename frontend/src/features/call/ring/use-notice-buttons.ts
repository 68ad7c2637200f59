import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer } from '#features/call/ring/use-answer.ts';
import type { NoticeSaid } from '#lib/notifications/notice-said.ts';
import { useChat } from '#lib/react/chat-context.ts';

/** Answers or declines what rings when that was clicked on its notice: the worker that showed it says so. */
export function useNoticeButtons(): void {
  const chat = useChat();
  const navigate = useNavigate();
  const { answer, decline } = useAnswer();
  useEffect(() => {
    const life = new AbortController();
    const ringOf = (id: string) => chat.store.getState().rings.find(({ callId }) => callId === id);
    const hear = ({ data }: MessageEvent<NoticeSaid>) => {
      if ('decline' in data) {
        const ring = ringOf(data.decline);
        if (ring) decline(ring);
      } else if ('answer' in data) {
        const ring = ringOf(data.answer);
        if (ring) answer(ring, false);
        // It does not ring any more: the page says whether the call goes on.
        else void navigate(data.path);
      }
    };
    navigator.serviceWorker?.addEventListener('message', hear, { signal: life.signal });
    return () => life.abort();
  }, [answer, chat, decline, navigate]);
}
