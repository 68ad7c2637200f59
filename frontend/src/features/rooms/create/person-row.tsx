import type { PublicUser } from '@parley/contracts/auth-api';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

/** Who somebody is, in a line of a list. */
export function PersonRow({ person }: { person: PublicUser }) {
  return (
    <>
      <Avatar id={person.id} name={person.displayName} url={person.avatarUrl} />
      <span className="min-w-0 flex-1 text-start">
        <Name name={person.displayName} className="block truncate text-sm font-medium" />
        <span className="block truncate text-xs text-ink-faint">
          <Username of={person.username} />
        </span>
      </span>
    </>
  );
}

export const rowButton = 'flex w-full items-center gap-3 rounded-xl px-2.5 py-2 hover:bg-hover disabled:opacity-60';
