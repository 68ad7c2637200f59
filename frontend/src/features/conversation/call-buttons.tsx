import { Phone, Video } from 'lucide-react';
import { useNavigate } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { useRoomPath } from '#lib/react/room-names.ts';
import { IconButton } from '#ui/icon-button.tsx';

/** The doors to the room's call, which begin or join it. A phone has space for one beside the group's other buttons. */
export function CallButtons({ roomId, isGroup }: { roomId: string; isGroup: boolean }) {
  const navigate = useNavigate();
  const path = useRoomPath(roomId);
  const call = (camera: boolean) => void navigate(`${path}/call`, { state: { camera, isFromRoom: true } });
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
