import { isMentioned, type MentionToken } from '@parley/contracts/mentions';
import { useChatState } from '#lib/react/chat-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { namesIn } from '#lib/text/mentions.ts';
import type { ShownMessage } from '#lib/timeline/shown-message.ts';
import { cn } from '#ui/cn.ts';

interface MentionProps {
  mention: MentionToken;
  /** In whose text it stands. */
  shown: ShownMessage;
}

/** Somebody who is called in a text, by the name that they have now; the person who reads stands out where they were called. */
export function Mention({ mention: { id, kind }, shown: { roomId, message } }: MentionProps) {
  const me = useChatState(state => state.me.id);
  const person = usePerson(kind === 'person' ? id : undefined);
  const role = useChatState(state => namesIn(state, roomId).roles[id]);
  const roleIds = useRoom(roomId)?.channel?.roleIds ?? [];
  const name = { here: 'here', person: person?.displayName, role }[kind] ?? '…';
  const reader = { userId: me, roleIds };
  const meant = { mentions: { userIds: [id], roleIds: [id], here: kind === 'here' } };
  // An edit calls nobody, nor does who may not: what stands in the text is then a name and no more.
  const isMine = message !== undefined && isMentioned(message, reader) && isMentioned(meant, reader);
  return <bdi className={cn('rounded px-0.5 font-semibold', isMine && 'bg-accent/20')}>{`@${name}`}</bdi>;
}
