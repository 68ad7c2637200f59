import type { PublicUser } from '@parley/contracts/auth-api';
import { peopleApi } from '@parley/contracts/people/people-api';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '#lib/api/call.ts';
import { useChat } from '#lib/react/chat-context.ts';

const queryKey = ['own', 'blocks'];

/** Whom the person has blocked, the newest first. */
export function useBlocks() {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam: cursor }) => call(peopleApi.listBlocks, { query: { cursor } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.nextCursor ?? undefined,
  });
}

export interface BlockWish {
  user: Pick<PublicUser, 'id'>;
  isBlocked: boolean;
}

/** Blocks somebody, or takes it back. */
export function useBlock() {
  const queries = useQueryClient();
  const chat = useChat();
  return useMutation({
    mutationFn: ({ user, isBlocked }: BlockWish) =>
      call(isBlocked ? peopleApi.blockPerson : peopleApi.unblockPerson, { params: { userId: user.id } }),
    async onSettled() {
      chat.readBlocked();
      await queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ['card'] });
    },
  });
}
