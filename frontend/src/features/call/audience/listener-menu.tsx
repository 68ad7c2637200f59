import { EllipsisVertical, Mic } from 'lucide-react';
import { useLetSpeak } from '#features/call/audience/use-let-speak.ts';
import { useModerateItems } from '#features/call/moderate/use-moderate-items.tsx';
import type { CallPerson } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';
import { Menu } from '#ui/menu.tsx';

/** What a moderator can do with somebody who listens. */
export function ListenerMenu({ person, name }: { person: CallPerson; name: string }) {
  const letSpeak = useLetSpeak();
  const { items, dialogs } = useModerateItems(person, name);
  const speak = { label: c.stage.letSpeak, icon: Mic, onSelect: () => letSpeak(person.peerId, true) };
  return (
    <>
      <Menu
        items={[speak, ...items]}
        trigger={{
          variant: 'ghost',
          size: 'icon-sm',
          'aria-label': c.tile.menu(name),
          children: <EllipsisVertical className="size-4" />,
        }}
      />
      {dialogs}
    </>
  );
}
