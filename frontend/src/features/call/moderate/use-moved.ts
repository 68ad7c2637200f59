import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { enterCall, wanted } from '#features/call/use-own.ts';
import { channelPath } from '#features/spaces/paths.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { isUnderWay, useCalls } from '#lib/react/call-context.ts';
import { useChat, useChatState } from '#lib/react/chat-context.ts';
import { toast } from '#ui/toasts.ts';

/** Follows a moderator who moved the person, on the device that is in the call, with the devices that are on. */
export function useMoved(): void {
  const { engine, start } = useCalls();
  const chat = useChat();
  const moved = useChatState(state => state.moved);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    if (!moved) return;
    chat.store.setState({ moved: null });
    const call = engine?.store.getState();
    if (!call || !isUnderWay(call) || call.roomId !== moved.from) return;
    const spaceId = chat.store.getState().rooms[moved.from]?.channel?.spaceId;
    if (spaceId === undefined) return;
    toast(c.move.moved);
    if (pathname === `${channelPath(spaceId, moved.from)}/call`)
      void navigate(`${channelPath(spaceId, moved.to)}/call`, { replace: true });
    const choice = { mic: wanted.mic, camera: wanted.camera };
    enterCall(start, moved.to, choice).catch((error: unknown) => toast(errorText(error), { isError: true }));
  }, [moved, chat, engine, start, navigate, pathname]);
}
