import type { PersonCard } from '@parley/contracts/people/person';
import { InCommon } from '#features/people/card/in-common.tsx';
import { PersonActions } from '#features/people/card/person-actions.tsx';
import { SpacePart } from '#features/people/card/space-part.tsx';
import { p } from '#lib/i18n/people-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { useMe } from '#lib/session/session-store.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Name } from '#ui/name.tsx';

export interface CardBodyProps {
  card: PersonCard;
  spaceId: string | undefined;
  onClose: () => void;
}

export function CardBody({ card, spaceId, onClose }: CardBodyProps) {
  const { user, member } = card;
  const isMe = useMe().id === user.id;
  const online = useChatState(state => state.online[user.id]);
  const name = member?.nickname ?? user.displayName;
  return (
    <div className="space-y-4 p-5">
      <div className="flex items-center gap-4">
        <Avatar id={user.id} name={name} url={user.avatarUrl} size="xl" online={online} />
        <div className="min-w-0 flex-1">
          <p className="text-lg leading-tight font-semibold">
            <Name name={name} className="block break-words" />
          </p>
          {name !== user.displayName && (
            <p className="text-sm text-ink-soft">
              <Name name={user.displayName} className="block break-words" />
            </p>
          )}
          <p translate="no" className="truncate text-sm text-ink-soft">{`@${user.username}`}</p>
          {online === true && <p className="text-[13px] text-ink-soft">{t.conversation.online}</p>}
        </div>
      </div>
      {isMe ? <p className="text-sm text-ink-soft">{p.card.you}</p> : <PersonActions card={card} onClose={onClose} />}
      {spaceId !== undefined && member && <SpacePart spaceId={spaceId} member={member} />}
      {!isMe && <InCommon card={card} onClose={onClose} />}
    </div>
  );
}
