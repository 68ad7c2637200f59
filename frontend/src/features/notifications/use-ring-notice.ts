import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useChoice } from '#features/notifications/use-choice.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useDeviceChoices } from '#lib/notifications/device-choices.ts';
import { hasButtons, type NoticeButton, show, withdraw } from '#lib/notifications/notices.ts';
import { useAttention } from '#lib/react/attention.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { usePerson } from '#lib/react/use-person.ts';

const buttons: readonly NoticeButton[] = [
  { action: 'answer', title: c.ring.voice },
  { action: 'decline', title: c.ring.decline },
];

/** Says that somebody calls while nobody looks at the app; it goes when the ring ends. */
export function useRingNotice(isLeader: boolean): void {
  const navigate = useNavigate();
  const choiceOf = useChoice();
  const { isOn } = useDeviceChoices();
  const ring = useChatState(({ rings }) => rings[0]);
  const caller = usePerson(ring?.by);
  const isSeen = useAttention();
  const { callId, roomId } = ring ?? {};
  const isWanted = isLeader && isOn && !isSeen && callId !== undefined && roomId !== undefined;
  const name = caller?.displayName ?? t.conversation.somebody;
  useEffect(() => {
    if (!isWanted || choiceOf({ roomId, spaceId: undefined }).isQuiet) return;
    const tag = `ring-${callId}`;
    const path = `/rooms/${roomId}`;
    const notice = {
      ...{ tag, title: nt.ring(name), body: hasButtons() ? '' : nt.ringHint, path, isUrgent: true },
      ...{ buttons, ring: { callId, path: `${path}/call` } },
    };
    void show(notice, to => void navigate(to));
    return () => void withdraw(tag);
  }, [callId, choiceOf, isWanted, name, navigate, roomId]);
}
