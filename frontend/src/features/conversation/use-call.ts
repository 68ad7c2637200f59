import { useNavigate } from 'react-router';
import { useRoomPath } from '#lib/react/room-names.ts';

/** Begins or joins the call of a room, with a camera or by voice alone. */
export function useCall(roomId: string): (camera: boolean) => void {
  const navigate = useNavigate();
  const path = useRoomPath(roomId);
  return camera => void navigate(`${path}/call`, { state: { camera, isFromRoom: true } });
}
