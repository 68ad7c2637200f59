import type { RoomLine } from '@parley/contracts/room-line';
import { useId, useState } from 'react';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { l } from '#lib/i18n/lines-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { usePerson } from '#lib/react/use-person.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Button } from '#ui/button.tsx';

/** So many stand open. Of more the last one is shown, and the others on request. */
const mostOpen = 3;

/** What a room tells of itself, one after the other: who came and went, and what it is called now. */
export default function RoomLines({ lines }: { lines: readonly ShownMessage[] }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isFolded = lines.length > mostOpen && !isOpen;
  const shown = isFolded ? lines.slice(-1) : lines;
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-1.5 text-center text-[0.8125rem] text-ink-soft">
      {lines.length > mostOpen && (
        <Button variant="link" size="inline" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? l.less : l.more(lines.length - 1)}
        </Button>
      )}
      <div id={id} className="flex max-w-full flex-col gap-1">
        {shown.map(({ key, line, message, senderId, at }) =>
          line && message ? <Line key={key} line={line} roomId={message.roomId} by={senderId} at={at} /> : null,
        )}
      </div>
    </div>
  );
}

interface LineProps {
  line: RoomLine;
  roomId: string;
  by: string;
  at: number;
}

function Line({ line, roomId, by, at }: LineProps) {
  const names = useNames(by, line);
  const isChannel = useChatState(({ rooms }) => rooms[roomId]?.channel !== undefined);
  return (
    <p dir="auto" translate="no" title={fullTimeOf(at)} className="min-w-0 break-words">
      {isChannel && line.what === 'renamed' ? l.renamedChannel(names.who, line.text ?? '') : textOf(line, names)}
    </p>
  );
}

function textOf({ what, text = '', ownerId }: RoomLine, { who, people, owner }: Names): string {
  switch (what) {
    case 'left':
      return ownerId === undefined ? l.left(who) : l.leftTo(who, owner);
    case 'joined':
      return l.joined(who);
    case 'added':
      return l.added(who, people);
    case 'removed':
      return l.removed(who, people);
    case 'owner':
      return l.owner(who, people);
    case 'renamed':
      return l.renamed(who, text);
    case 'topic':
      return text === '' ? l.noTopic(who) : l.topic(who, text);
    case 'picture':
      return l.picture(who);
    default:
      return t.rooms.changed;
  }
}

/** What the people of a line are called. */
interface Names {
  who: string;
  people: string;
  owner: string;
}

function useNames(by: string, { userIds, ownerId }: RoomLine): Names {
  const [first, second, third] = userIds;
  const named = [useName(first), useName(second), useName(third)].slice(0, userIds.length);
  const people = l.people(named, userIds.length - named.length);
  return { who: useName(by), people, owner: useName(ownerId) };
}

function useName(userId: string | undefined): string {
  return usePerson(userId)?.displayName ?? t.conversation.somebody;
}
