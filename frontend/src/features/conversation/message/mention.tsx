import { isMentioned, type MentionToken } from '@parley/contracts/mentions';
import { useChatState } from '#lib/react/chat-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { cn } from '#ui/cn.ts';

/** Somebody who is called in a text, by the name that they have now; one's own stands out. */
export function Mention({ mention, roomId }: { mention: MentionToken; roomId: string | undefined }) {
  const { id, kind } = mention;
  const me = useChatState(state => state.me.id);
  const person = usePerson(kind === 'person' ? id : undefined);
  const role = useChatState(state => state.roleNames[id]);
  const roleIds = useRoom(roomId ?? '')?.channel?.roleIds ?? [];
  const name = { here: 'here', person: person?.displayName, role }[kind] ?? '…';
  const called = { userIds: [id], roleIds: [id], here: kind === 'here' };
  const isMine = isMentioned({ mentions: called }, { userId: me, roleIds });
  return <bdi className={cn('rounded px-0.5 font-semibold', isMine && 'bg-accent/20')}>{`@${name}`}</bdi>;
}
