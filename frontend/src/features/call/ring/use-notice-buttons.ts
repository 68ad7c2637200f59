import { useEffect } from 'react';
import { useAnswer } from '#features/call/ring/use-answer.ts';
import { useRingClick } from '#lib/notifications/ring-click.ts';

/** Answers or declines what rings when that was clicked on its notice. */
export function useNoticeButtons(): void {
  const clicked = useRingClick(state => state.clicked);
  const { answer, decline } = useAnswer();
  useEffect(() => {
    if (!clicked) return;
    useRingClick.setState({ clicked: null });
    if (clicked.isAnswer) answer(clicked.ring, false);
    else decline(clicked.ring);
  }, [answer, clicked, decline]);
}
