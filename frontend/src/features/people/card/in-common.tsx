import type { PersonCard } from '@parley/contracts/people/person';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { spacePath } from '#features/spaces/paths.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomPath } from '#lib/room-path.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';

export interface InCommonProps {
  card: PersonCard;
  onClose: () => void;
}

/** Spaces and groups that both are in. */
export function InCommon({ card: { spaces, groups }, onClose }: InCommonProps) {
  if (spaces.length + groups.length === 0) return <p className="text-[0.8125rem] text-ink-faint">{p.card.nothing}</p>;
  const line = (id: string, name: string, to: string) => (
    <li key={id}>
      <Link to={to} onClick={onClose} className="flex items-center gap-2.5 rounded-lg px-2 py-1.5 hover:bg-hover">
        <Avatar id={id} name={name} size="sm" shape="group" />
        <Name name={name} className="min-w-0 truncate text-sm" />
      </Link>
    </li>
  );
  return (
    <>
      {spaces.length > 0 && (
        <Part title={p.card.spaces}>{spaces.map(({ id, name }) => line(id, name, spacePath(id)))}</Part>
      )}
      {groups.length > 0 && (
        <Part title={p.card.groups}>
          {groups.map(({ id, name }) => line(id, name ?? t.rooms.unnamed, roomPath({ id })))}
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section>
      <h3 id={id} className="px-2 pb-1 text-xs font-semibold text-ink-soft">
        {title}
      </h3>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}
