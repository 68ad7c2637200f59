import {
  Activity,
  BellRing,
  Ear,
  EllipsisVertical,
  LayoutGrid,
  MessageSquareText,
  OctagonX,
  Settings2,
  UserRoundCheck,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useLetSpeak } from '#features/call/audience/use-let-speak.ts';
import { isRingable, useRingOthers } from '#features/call/ring/ring-others.ts';
import { setView } from '#features/call/stage/view.ts';
import { errorText } from '#lib/error-text.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { useCalls, useCallState } from '#lib/react/call-context.ts';
import { useRoom } from '#lib/react/room-names.ts';
import { useIsPhone } from '#lib/react/use-media-query.ts';
import { Menu } from '#ui/menu.tsx';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));
const DevicesDialog = lazy(() => import('#features/call/devices/devices-dialog.tsx'));

export interface MoreMenuProps {
  isSpeakerView: boolean;
  onChat: () => void;
}

/** What is not wanted all the time; on a phone also what has no place in the bar. */
export function MoreMenu({ isSpeakerView, onChat }: MoreMenuProps) {
  const { engine } = useCalls();
  const isModerator = useCallState(state => state.moderate);
  const self = useCallState(({ people }) => people.find(({ isSelf }) => isSelf));
  const mayStepDown = useCallState(({ isStage }) => isStage) && !isModerator && self?.speaks;
  const letSpeak = useLetSpeak();
  const room = useRoom(useCallState(state => state.roomId) ?? '');
  const ringOthers = useRingOthers();
  const isPhone = useIsPhone();
  const [dialog, setDialog] = useState<'devices' | 'end' | null>(null);
  const forPhones = [
    { label: c.controls.chat, icon: MessageSquareText, onSelect: onChat },
    {
      label: isSpeakerView ? c.controls.grid : c.controls.speaker,
      icon: isSpeakerView ? LayoutGrid : UserRoundCheck,
      onSelect: () => setView({ layout: isSpeakerView ? 'grid' : 'speaker', pinned: null }),
    },
  ];
  const items = [
    ...(isPhone ? forPhones : []),
    ...(room && isRingable(room)
      ? [{ label: c.controls.ring, icon: BellRing, onSelect: () => ringOthers(room.id) }]
      : []),
    { label: c.controls.settings, icon: Settings2, onSelect: () => setDialog('devices') },
    {
      label: c.controls.stats,
      icon: Activity,
      onSelect: () => setView(({ areStatsShown }) => ({ areStatsShown: !areStatsShown })),
    },
    ...(mayStepDown ? [{ label: c.stage.stepDown, icon: Ear, onSelect: () => letSpeak(self.peerId, false) }] : []),
    ...(isModerator
      ? [{ label: c.controls.end, icon: OctagonX, isDanger: true, onSelect: () => setDialog('end') }]
      : []),
  ];
  const end = async () => engine?.endForAll().catch((error: unknown) => toast(errorText(error), { isError: true }));
  return (
    <>
      <Menu
        items={items}
        trigger={{
          variant: 'secondary',
          size: null,
          className: 'size-12 rounded-2xl',
          'aria-label': c.controls.more,
          children: <EllipsisVertical className="size-5" />,
        }}
      />
      <Suspense>
        {dialog === 'devices' && <DevicesDialog onClose={() => setDialog(null)} />}
        {dialog === 'end' && (
          <ConfirmDialog
            onClose={() => setDialog(null)}
            title={c.controls.endTitle}
            hint={c.controls.endHint}
            confirm={c.controls.end}
            onConfirm={end}
          />
        )}
      </Suspense>
    </>
  );
}
