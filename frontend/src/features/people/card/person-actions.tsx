import type { PersonCard } from '@parley/contracts/people/person';
import { Ban, MessageCircle, Phone } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useBlock } from '#features/people/api/blocks.ts';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { errorText } from '#lib/error-text.ts';
import { p } from '#lib/i18n/people-texts.ts';
import { useChatState } from '#lib/react/chat-context.ts';
import { roomPath } from '#lib/room-path.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { toast } from '#ui/toasts.ts';

const BlockDialog = lazy(() => import('#features/people/block-dialog.tsx'));

export interface PersonActionsProps {
  card: PersonCard;
  onClose: () => void;
}

/** Writes to somebody, calls them where there is a conversation already, blocks them. */
export function PersonActions({ card: { user, blocked: wasBlocked }, onClose }: PersonActionsProps) {
  const navigate = useNavigate();
  const create = useCreateRoom();
  const block = useBlock();
  const [isAsking, setAsking] = useState(false);
  const isBlocked = useChatState(({ blocked }) => blocked[user.id]) ?? wasBlocked;
  const dm = useChatState(({ rooms }) => Object.values(rooms).find(({ peer }) => peer?.id === user.id));
  const call = () => {
    onClose();
    if (dm) void navigate(`${roomPath(dm)}/call`, { state: { camera: false, isFromRoom: false } });
  };
  const unblock = () =>
    block.mutate({ user, isBlocked: false }, { onSuccess: () => toast(p.block.undone(user.displayName)) });
  const error = create.error ?? block.error;
  return (
    <div className="space-y-2">
      {error && <Alert>{errorText(error)}</Alert>}
      {isBlocked && <p className="text-sm text-ink-soft">{p.card.blocked}</p>}
      <div className="flex flex-wrap gap-2">
        {!isBlocked && (
          <Button
            size="sm"
            busy={create.isPending}
            onClick={() => create.mutate({ kind: 'dm', memberIds: [user.id] }, { onSuccess: onClose })}
          >
            <MessageCircle aria-hidden className="size-4" />
            {p.card.message}
          </Button>
        )}
        {!isBlocked && dm && !dm.request && (
          <Button size="sm" variant="secondary" onClick={call}>
            <Phone aria-hidden className="size-4" />
            {p.card.call}
          </Button>
        )}
        {isBlocked ? (
          <Button size="sm" variant="secondary" busy={block.isPending} onClick={unblock}>
            {p.block.unblock}
          </Button>
        ) : (
          <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
            <Ban aria-hidden className="size-4" />
            {p.block.block}
          </Button>
        )}
      </div>
      <Suspense>{isAsking && <BlockDialog user={user} onClose={() => setAsking(false)} />}</Suspense>
    </div>
  );
}
