import { Settings } from 'lucide-react';
import { Link } from 'react-router';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

/** Who is signed in, below every list, and the way to the settings. */
export function AccountBar() {
  const me = useMe();
  const isConnected = useChatState(state => state.connection.status === 'connected');
  return (
    <footer className="border-t border-line p-2">
      <Link to="/settings" className="flex items-center gap-3 rounded-xl p-2 hover:bg-hover">
        <Avatar id={me.id} name={me.displayName} url={me.avatarUrl} online={isConnected} />
        <span className="min-w-0 flex-1">
          <Name name={me.displayName} className="block truncate text-sm font-medium" />
          <span className="block truncate text-xs text-ink-faint">
            <Username of={me.username} />
          </span>
        </span>
        <Settings aria-hidden className="size-4.5 text-ink-faint" />
        <span className="sr-only">{t.rooms.settings}</span>
      </Link>
    </footer>
  );
}
