import { Bell } from 'lucide-react';
import { useEffect, useState } from 'react';
import { nt } from '#lib/i18n/notifications-texts.ts';
import { chooseForDevice, useDeviceChoices } from '#lib/notifications/device-choices.ts';
import { askPermission, permission } from '#lib/notifications/notices.ts';
import { useChat } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

/** Asks once the person has said something: then they know what an answer would be. */
export function AskBar() {
  const chat = useChat();
  const me = useMe();
  const { isOn, isPutOff } = useDeviceChoices();
  const [hasSpoken, setSpoken] = useState(false);
  const [isAnswered, setAnswered] = useState(() => permission() !== 'default');
  const isOpen = isOn && !isPutOff && !isAnswered;
  useEffect(() => {
    if (isOpen) return chat.onNews(({ message }) => message?.senderId === me.id && setSpoken(true));
  }, [chat, isOpen, me.id]);
  if (!isOpen || !hasSpoken) return null;
  async function ask() {
    if ((await askPermission()) === 'denied') toast(nt.ask.denied, { isError: true });
    setAnswered(true);
  }
  return (
    <aside
      aria-label={nt.title}
      className="flex min-h-10 flex-wrap items-center justify-center gap-x-4 border-b border-line bg-selected px-4 py-1.5 text-sm animate-fade"
    >
      <Bell aria-hidden className="size-4 text-accent" />
      <span>{nt.ask.title}</span>
      <span className="flex gap-x-4">
        <Button variant="plain" size="inline" onClick={() => void ask()}>
          {nt.ask.yes}
        </Button>
        <Button variant="plain" size="inline" onClick={() => chooseForDevice({ isPutOff: true })}>
          {nt.ask.later}
        </Button>
      </span>
    </aside>
  );
}
