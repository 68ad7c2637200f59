import { useSpaces } from '#features/spaces/api/list-spaces.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';

/** Which of the first steps are done; undefined until the spaces are listed. */
export function useDone() {
  const spaces = useSpaces();
  const hasConversation = useChatState(({ rooms }) => Object.values(rooms).some(({ kind }) => kind !== 'channel'));
  const { avatarUrl } = useMe();
  if (spaces.isPending) return undefined;
  return { place: (spaces.data ?? []).length > 0, people: hasConversation, picture: avatarUrl !== null };
}
