import type { PersonCard } from '@parley/contracts/people/person';
import type { PersonStatus } from '@parley/contracts/people/status';
import { InCommon } from '#features/people/card/in-common.tsx';
import { PersonActions } from '#features/people/card/person-actions.tsx';
import { SpacePart } from '#features/people/card/space-part.tsx';
import { ago } from '#lib/i18n/format.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { dotOf, saidBy } from '#lib/people/status.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';
import { Username } from '#ui/username.tsx';

export interface CardBodyProps {
  card: PersonCard;
  spaceId: string | undefined;
  onClose: () => void;
}

export function CardBody({ card, spaceId, onClose }: CardBodyProps) {
  const { user, member } = card;
  const isMe = useMe().id === user.id;
  const online = useChatState(state => state.online[user.id]);
  const status = useChatState(state => state.statuses[user.id]);
  const name = member?.nickname ?? user.displayName;
  return (
    <div className="space-y-4 p-5">
      <div className="flex items-center gap-4">
        <Avatar id={user.id} name={name} url={user.avatarUrl} size="xl" online={dotOf(status) ?? online} />
        <div className="min-w-0 flex-1">
          <p className="text-lg leading-tight font-semibold">
            <Name name={name} className="block break-words" />
          </p>
          {name !== user.displayName && (
            <p className="text-sm text-ink-soft">
              <Name name={user.displayName} className="block break-words" />
            </p>
          )}
          <p className="truncate text-sm text-ink-soft">
            <Username of={user.username} />
          </p>
          <Presence status={status} online={online} />
        </div>
      </div>
      {isMe ? <p className="text-sm text-ink-soft">{p.card.you}</p> : <PersonActions card={card} onClose={onClose} />}
      {spaceId !== undefined && member && <SpacePart spaceId={spaceId} member={member} />}
      {!isMe && <InCommon card={card} onClose={onClose} />}
    </div>
  );
}

/** How somebody is, and what they say of themselves. */
function Presence({ status, online }: { status: PersonStatus | undefined; online: boolean | undefined }) {
  const dot = dotOf(status) ?? online;
  const seenAt = status?.lastSeenAt;
  const said = saidBy(status);
  return (
    <>
      {dot && <p className="text-[0.8125rem] text-ink-soft">{p.status.presences[dot === true ? 'online' : dot]}</p>}
      {!dot && seenAt && <p className="text-[0.8125rem] text-ink-soft">{p.status.seen(ago(Date.parse(seenAt)))}</p>}
      {said !== '' && (
        <p className="pt-1 text-sm">
          <Name name={said} className="break-words" />
        </p>
      )}
    </>
  );
}
