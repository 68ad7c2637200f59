import { DirectTab } from '#features/rooms/create/direct-tab.tsx';
import { DiscoverTab } from '#features/rooms/create/discover-tab.tsx';
import { GroupTab } from '#features/rooms/create/group-tab.tsx';
import { t } from '#lib/i18n/texts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { Tabs } from '#ui/tabs.tsx';

/** Three ways into a conversation: one person, a new group, a public group. */
export default function CreateDialog({ onClose }: { onClose: () => void }) {
  const tabs = [
    { value: 'direct', label: t.create.direct, content: <DirectTab onDone={onClose} /> },
    { value: 'group', label: t.create.group, content: <GroupTab onDone={onClose} /> },
    { value: 'discover', label: t.create.discover, content: <DiscoverTab onDone={onClose} /> },
  ];
  return (
    <Dialog onClose={onClose} title={t.create.title} hint={t.create.hint} size="tall">
      <Tabs tabs={tabs} label={t.create.title} />
    </Dialog>
  );
}
