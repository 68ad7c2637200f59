import { useMutation, useQueryClient } from '@tanstack/react-query';
import { chatApi } from '@parley/contracts/chat-api';
import { useCreateSpace } from '#features/spaces/api/create-space.ts';
import { channelsOf } from '#features/spaces/api/list-channels.ts';
import { call } from '#lib/api/call.ts';
import { f } from '#lib/i18n/first-steps-texts.ts';
import { uuid } from '#lib/uuid.ts';

/** A space of one's own with a few messages in it that show what messages can do. Nobody else sees it. */
export function useCreateSampleSpace() {
  const create = useCreateSpace();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const space = await create.mutateAsync({ name: f.sampleSpace.name, template: 'friends' });
      const channel = (await queries.fetchQuery(channelsOf(space.id))).find(({ type }) => type === 'text');
      if (!channel) return;
      // One after the other: they tell a story.
      for (const body of Object.values(f.sampleSpace.messages))
        await call(chatApi.sendMessage, { params: { id: channel.id }, body: { body, clientMsgId: uuid() } });
    },
  });
}
