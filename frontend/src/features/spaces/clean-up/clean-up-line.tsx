import type { Message } from '@parley/contracts/message';
import { type MouseEvent, useId } from 'react';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { unturned } from '#lib/text/fence.ts';
import { Name } from '#ui/name.tsx';

interface CleanUpLineProps {
  message: Message;
  isChosen: boolean;
  onTurn: (id: string, isRange: boolean) => void;
}

/** One message with its box: its sender, its time and the beginning of its text. */
export function CleanUpLine({ message, isChosen, onTurn }: CleanUpLineProps) {
  const id = useId();
  const sender = usePerson(message.senderId)?.displayName ?? s.channels.somebody;
  // With Shift a browser marks text between two clicks.
  const keepText = (event: MouseEvent) => event.shiftKey && event.preventDefault();
  return (
    <li>
      <label htmlFor={id} className="flex cursor-pointer items-start gap-3 py-2.5" onMouseDown={keepText}>
        <input
          id={id}
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-accent"
          checked={isChosen}
          onChange={event => onTurn(message.id, (event.nativeEvent as globalThis.MouseEvent).shiftKey)}
        />
        <span className="min-w-0 flex-1">
          <span className="flex min-w-0 items-baseline gap-2 text-[0.8125rem] text-ink-soft">
            <Name name={sender} className="min-w-0 truncate font-medium text-ink" />
            <time dateTime={message.createdAt} className="shrink-0 text-ink-faint">
              {fullTimeOf(Date.parse(message.createdAt))}
            </time>
          </span>
          <span dir="auto" translate="no" className="line-clamp-2 text-start text-sm break-words">
            {unturned(message.body)}
          </span>
        </span>
      </label>
    </li>
  );
}
