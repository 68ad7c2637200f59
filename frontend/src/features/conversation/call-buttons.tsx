import { Phone, Video } from 'lucide-react';
import { useCall } from '#features/conversation/use-call.ts';
import { t } from '#lib/i18n/texts.ts';
import { IconButton } from '#ui/icon-button.tsx';

/** The doors to the room's call, which begin or join it. On a phone the one by voice is in the menu of a group, for there is no space beside its other buttons. */
export function CallButtons({ roomId, isGroup }: { roomId: string; isGroup: boolean }) {
  const call = useCall(roomId);
  return (
    <>
      <IconButton label={t.call.voice} className={isGroup ? 'max-sm:hidden' : ''} onClick={() => call(false)}>
        <Phone className="size-5" />
      </IconButton>
      <IconButton label={t.call.video} onClick={() => call(true)}>
        <Video className="size-5" />
      </IconButton>
    </>
  );
}
