import { EllipsisVertical, MicOff, MonitorOff, Pin, PinOff, UserRound, VideoOff } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useModerateItems } from '#features/call/moderate/use-moderate-items.tsx';
import { setView, useView } from '#features/call/stage/view.ts';
import type { CallPerson } from '#lib/call/state.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { cn } from '#ui/cn.ts';
import { Menu, type MenuItem } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const ProfileCard = lazy(() => import('#features/people/card/profile-card.tsx'));

const failed = (error: unknown) => toast(errorText(error), { isError: true });

export interface TileMenuProps {
  person: CallPerson;
  name: string;
  source: 'camera' | 'screen';
  /** On a small tile it must not hide the face: it appears when it is pointed at. */
  isSmall: boolean;
  /** What the arrangement adds. */
  actions?: readonly MenuItem[] | undefined;
}

const none: readonly MenuItem[] = [];

/** What can be done with somebody in the call: looked up and kept large by everybody; muted, moved and removed by who may. */
export function TileMenu({ person, name, source, isSmall, actions = none }: TileMenuProps) {
  const { engine } = useCalls();
  const mayModerate = useCallState(state => state.moderate) && !person.isSelf;
  const { peerId, userId, isSelf } = person;
  const place = useRef<HTMLSpanElement>(null);
  const [card, setCard] = useState<HTMLElement | null>(null);
  const isCardWanted = useRef(false);
  const profile = {
    label: c.tile.profile,
    icon: UserRound,
    onSelect: () => {
      isCardWanted.current = true;
      setCard(place.current);
    },
  };
  const { items: moderation, dialogs } = useModerateItems(person, name);
  const items = [
    usePinItem(peerId, source),
    ...actions,
    ...(isSelf ? [] : [profile]),
    ...(mayModerate ? muteItems(person, what => void engine?.mute(peerId, what).catch(failed)) : []),
    ...moderation,
  ];
  return (
    <>
      <span ref={place} className="pointer-events-auto absolute end-2 top-2">
        <Menu
          title={name}
          items={items}
          onCloseAutoFocus={event => {
            // The card has the focus then, and would close without it.
            if (isCardWanted.current) event.preventDefault();
            isCardWanted.current = false;
          }}
          trigger={{
            variant: null,
            size: 'icon-sm',
            'aria-label': c.tile.menu(name),
            className: cn(
              'bg-black/60 text-white opacity-0 group-hover/tile:opacity-100 hover:bg-black/75 focus-visible:opacity-100 data-[state=open]:opacity-100',
              'pointer-coarse:opacity-80',
              !isSmall && 'max-md:opacity-80',
            ),
            children: <EllipsisVertical className="size-4" />,
          }}
        />
      </span>
      {dialogs}
      <Suspense>{card && <ProfileCard userId={userId} anchor={card} onClose={() => setCard(null)} />}</Suspense>
    </>
  );
}

function usePinItem(peerId: string, source: 'camera' | 'screen'): MenuItem {
  const isPinned = useView(({ pinned }) => pinned?.peerId === peerId && pinned.source === source);
  if (isPinned) return { label: c.tile.unpin, icon: PinOff, onSelect: () => setView({ pinned: null, layout: 'auto' }) };
  return {
    label: c.tile.pin,
    icon: Pin,
    onSelect: () => setView({ pinned: { peerId, source }, layout: 'speaker' }),
  };
}

function muteItems({ state }: CallPerson, mute: (what: 'mic' | 'camera' | 'screen') => void): MenuItem[] {
  return [
    ...(state.mic ? [{ label: c.tile.mute, icon: MicOff, onSelect: () => mute('mic') }] : []),
    ...(state.camera ? [{ label: c.tile.stopCamera, icon: VideoOff, onSelect: () => mute('camera') }] : []),
    ...(state.screen ? [{ label: c.tile.stopScreen, icon: MonitorOff, onSelect: () => mute('screen') }] : []),
  ];
}
