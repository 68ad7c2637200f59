import {
  CheckCheck,
  Compass,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  Settings,
  Smile,
  Sparkles,
  SquarePen,
  Sun,
} from 'lucide-react';
import { useNavigate } from 'react-router';
import type { Action } from '#features/palette/action.ts';
import { useRoomActions } from '#features/palette/use-room-actions.ts';
import { useStatusAction } from '#features/palette/use-status-action.ts';
import type { ShellDialog } from '#features/palette/shell-dialog.ts';
import { discoverPath } from '#features/spaces/paths.ts';
import { useReadAll } from '#features/spaces/rail/use-read-all.ts';
import { pa } from '#lib/i18n/palette-texts.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { keys } from '#lib/keys/keys.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { useIsGuest } from '#lib/session/session-store.ts';
import { setTheme, themeNow } from '#lib/theme.ts';

const themes = [
  { theme: 'light', label: pa.lightTheme, icon: Sun },
  { theme: 'dark', label: pa.darkTheme, icon: Moon },
  { theme: 'system', label: pa.systemTheme, icon: Monitor },
] as const;

interface Ways {
  onShow: (dialog: ShellDialog | null) => void;
  onSignOut: () => void;
}

/** What can be done from anywhere, and with what is open. */
export function useActions({ onShow, onSignOut }: Ways): Action[] {
  const isGuest = useIsGuest();
  const navigate = useNavigate();
  const readAll = useReadAll();
  const done = () => onShow(null);
  const ofRoom = useRoomActions(onShow, done);
  const ofStatus = useStatusAction(done);
  const then = (work: () => void) => () => {
    work();
    done();
  };
  const open = (path: string) => () => void Promise.resolve(navigate(path, { replace: isAboveThePage() })).then(done);
  const ofAccounts: Action[] = [
    { label: t.rooms.new, icon: SquarePen, run: () => onShow('create') },
    { label: pa.newSpace, icon: Sparkles, run: () => onShow('space') },
    { label: pa.discover, icon: Compass, run: open(discoverPath) },
  ];
  return [
    ...ofRoom,
    ...(isGuest ? [] : ofAccounts),
    { label: p.keys.readAll, icon: CheckCheck, shortcut: keys.readAll, run: then(readAll) },
    { label: pa.status, icon: Smile, run: open('/settings#status') },
    ...ofStatus,
    ...themes
      .filter(({ theme }) => theme !== themeNow())
      .map(({ theme, label, icon }) => ({ label, icon, run: then(() => setTheme(theme)) })),
    { label: ps.keys.title, icon: Keyboard, shortcut: keys.sheet, run: () => onShow('keys') },
    { label: t.rooms.settings, icon: Settings, run: open('/settings') },
    { label: ps.signOut, icon: LogOut, run: then(onSignOut) },
  ];
}
