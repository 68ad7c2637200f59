import { Search, SquarePen } from 'lucide-react';
import { AccountBar } from '#features/rooms/account-bar.tsx';
import { RoomListView } from '#features/rooms/room-list-view.tsx';
import { t } from '#lib/i18n/texts.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { Logo } from '#ui/logo.tsx';

export interface SidebarProps {
  /** It is all that there is on the screen. */
  isPage: boolean;
  onCreate: () => void;
  onFind: () => void;
}

const shortcut = /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

export function Sidebar({ isPage, onCreate, onFind }: SidebarProps) {
  const isGuest = useIsGuest();
  const Title = isPage ? 'h1' : 'p';
  return (
    <nav aria-label={t.rooms.title} className="flex min-w-0 flex-1 flex-col bg-ground">
      <header className="flex items-center gap-2.5 px-4 pt-4 pb-3">
        <Logo className="size-7" />
        <Title className="flex-1 text-lg font-semibold tracking-tight">{t.app.name}</Title>
        {!isGuest && (
          <IconButton label={t.rooms.new} onClick={onCreate}>
            <SquarePen className="size-5" />
          </IconButton>
        )}
      </header>
      <div className="px-3 pb-2">
        <button
          type="button"
          onClick={onFind}
          className="flex h-10 w-full items-center gap-2.5 rounded-lg border border-line bg-surface px-3 text-start text-sm text-ink-faint hover:bg-hover pointer-coarse:h-11"
        >
          <Search aria-hidden className="size-4" />
          <span className="flex-1 truncate">{t.rooms.find}</span>
          <span aria-hidden className="max-md:hidden">
            <Kbd>{shortcut}</Kbd>
          </span>
        </button>
      </div>
      <RoomListView isPage={isPage} />
      <AccountBar />
    </nav>
  );
}
