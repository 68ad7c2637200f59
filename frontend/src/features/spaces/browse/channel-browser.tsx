import type { Channel, Space } from '@parley/contracts/spaces/space';
import { Hash, SearchX, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useUpdatePlace } from '#features/places/api/update-place.ts';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { channelPath } from '#features/spaces/paths.ts';
import { isPrivate } from '#features/spaces/private-channel.ts';
import { overwritesNow } from '#features/spaces/settings/channels/overwrites-now.ts';
import { p } from '#lib/i18n/places-texts.ts';
import { s } from '#lib/i18n/spaces-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { isAboveThePage } from '#lib/react/use-back-closes.ts';
import { ranked } from '#lib/search/rank.ts';
import { unturned } from '#lib/text/fence.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { LoadFailed } from '#ui/load-failed.tsx';

const words = p.browser;

export interface ChannelBrowserProps {
  space: Space;
  onClose: () => void;
}

/** Every channel that the person sees, also those that they left: what it is about, who sees it, the way in and out. */
export default function ChannelBrowser({ space, onClose }: ChannelBrowserProps) {
  const [search, setSearch] = useState('');
  const channels = useChannels(space.id);
  const found = ranked(search, channels.data ?? [], ({ name, topic }) => [name, topic]);
  return (
    <Dialog onClose={onClose} title={words.title(space.name)} hint={words.hint} size="tall">
      <div className="px-5 pb-3">
        <SearchInput label={words.search} value={search} autoFocus onChange={setSearch} />
      </div>
      {channels.isError && !channels.data && (
        <LoadFailed title={s.channels.failed} className="flex-1" onRetry={() => void channels.refetch()} />
      )}
      {channels.isPending && <div role="status" aria-label={t.app.loading} className="skeleton mx-5 h-40" />}
      {channels.data && found.length === 0 && <Notice icon={SearchX} title={words.none} className="flex-1" />}
      <ul className="min-h-0 divide-y divide-line overflow-y-auto px-5 pb-4">
        {found.map(channel => (
          <Line key={channel.id} space={space} channel={channel} onClose={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function Line({ space, channel, onClose }: ChannelBrowserProps & { channel: Channel }) {
  const { id, name, topic, type } = channel;
  const isHidden = useChatState(({ places }) => places[id]?.hidden === true);
  const update = useUpdatePlace(id);
  const navigate = useNavigate();
  const Icon = type === 'voice' ? Volume2 : Hash;
  const who = isPrivate(space, overwritesNow(space, channel)) ? words.someRoles : words.everyone;
  async function open() {
    await navigate(channelPath(space.id, id), { replace: isAboveThePage() });
    onClose();
  }
  return (
    <li className="flex items-center gap-3 py-2">
      <Icon aria-hidden className="size-4.5 shrink-0 text-ink-faint" />
      <button type="button" className="min-w-0 flex-1 text-start" onClick={() => void open()}>
        <span className="sr-only">{type === 'voice' ? s.channels.voice : s.channels.text}</span>
        <Name name={name} className="block truncate text-sm font-medium" />
        <span className="block truncate text-[0.8125rem] text-ink-soft" dir="auto">
          {topic === '' ? who : `${who} · ${unturned(topic)}`}
        </span>
      </button>
      <Button
        variant={isHidden ? 'primary' : 'secondary'}
        size="sm"
        busy={update.isPending}
        aria-label={isHidden ? words.joinLabel(name) : words.leaveLabel(name)}
        onClick={() => update.mutate(isHidden ? { hidden: false } : { hidden: true, favourite: false })}
      >
        {isHidden ? words.join : words.leave}
      </Button>
    </li>
  );
}
