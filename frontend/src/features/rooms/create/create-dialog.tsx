import { DirectTab } from '#features/rooms/create/direct-tab.tsx';
import { DiscoverTab } from '#features/rooms/create/discover-tab.tsx';
import { GroupTab } from '#features/rooms/create/group-tab.tsx';
import { n } from '#lib/i18n/create-texts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Tabs } from '#ui/tabs.tsx';

/** Three ways into a conversation: one person, a new group, a public group. */
export default function CreateDialog({ onClose }: { onClose: () => void }) {
  const tabs = [
    { value: 'direct', label: n.direct, content: <DirectTab onDone={onClose} /> },
    { value: 'group', label: n.group, content: <GroupTab onDone={onClose} /> },
    { value: 'discover', label: n.discover, content: <DiscoverTab onDone={onClose} /> },
  ];
  return (
    <Dialog onClose={onClose} title={n.title} hint={n.hint} size="tall">
      <Tabs tabs={tabs} label={n.title} />
    </Dialog>
  );
}
