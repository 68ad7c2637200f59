import { useMatch } from 'react-router';
import { maySend } from '#lib/chat/may.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { composerId, mainId } from '#ui/main-id.ts';

const look =
  'absolute top-2 start-2 z-50 -translate-y-16 rounded-lg bg-accent px-3 py-2 text-sm text-on-accent focus:translate-y-0';

/** The first stops of the Tab key: past the lists to the page, or to where one writes. */
export function SkipLinks() {
  const room = useMatch('/rooms/:roomId');
  const channel = useMatch('/spaces/:spaceId/channels/:roomId');
  const roomId = (room ?? channel)?.params.roomId ?? '';
  const hasComposer = useChatState(({ rooms }) => rooms[roomId] !== undefined && maySend(rooms[roomId]));
  return (
    <>
      <a href={`#${mainId}`} className={look}>
        {t.app.skipToContent}
      </a>
      {hasComposer && (
        <a href={`#${composerId}`} className={look}>
          {t.app.skipToComposer}
        </a>
      )}
    </>
  );
}
