import type { Channel } from '@parley/contracts/spaces/space';
import { s } from '#lib/i18n/spaces-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';

/** Who is in a channel's call. */
export function InCall({ channel, userIds }: { channel: Channel; userIds: readonly string[] }) {
  return (
    <ul aria-label={s.channels.inCall(channel.name)} className="space-y-0.5 py-1 ps-9">
      {userIds.map(userId => (
        <Person key={userId} userId={userId} />
      ))}
    </ul>
  );
}

function Person({ userId }: { userId: string }) {
  const person = usePerson(userId);
  return (
    <li className="flex items-center gap-2 pe-2 text-[0.8125rem] text-ink-soft">
      <Avatar id={userId} name={person?.displayName ?? s.channels.somebody} url={person?.avatarUrl ?? null} size="sm" />
      <Name name={person?.displayName ?? s.channels.somebody} className="min-w-0 truncate" />
    </li>
  );
}
