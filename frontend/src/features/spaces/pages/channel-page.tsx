import { ConversationPage } from '#features/conversation/conversation-page.tsx';
import { ChannelGate } from '#features/spaces/pages/channel-gate.tsx';

/** The conversation of a channel. */
export default function ChannelPage() {
  return (
    <ChannelGate>
      <ConversationPage />
    </ChannelGate>
  );
}
