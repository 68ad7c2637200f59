import CallPage from '#features/call/call-page.tsx';
import { ChannelGate } from '#features/spaces/pages/channel-gate.tsx';

/** The call of a channel. */
export default function ChannelCallPage() {
  return (
    <ChannelGate>
      <CallPage />
    </ChannelGate>
  );
}
