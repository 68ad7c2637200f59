import { CardButton } from '#features/people/card-button.tsx';
import { usePerson } from '#lib/react/use-person.ts';
import { FailedLine } from '#features/conversation/message/failed-line.tsx';
import { MessageMenu } from '#features/conversation/message/message-menu.tsx';
import { MessageMeta } from '#features/conversation/message/message-meta.tsx';
import { ReactButton } from '#features/conversation/reactions/react-button.tsx';
import { ReactionBar } from '#features/conversation/reactions/reaction-bar.tsx';
import { MessageText } from '#features/conversation/message/message-text.tsx';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { direction } from '#lib/i18n/language.ts';
import { t } from '#lib/i18n/texts.ts';
import { fenced } from '#lib/text/fence.ts';
import type { Tick } from '#lib/timeline/ticks.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Badge } from '#ui/badge.tsx';
import { cn } from '#ui/cn.ts';
import { inkOf } from '#ui/hues.ts';
import { Name } from '#ui/name.tsx';

export interface MessageViewProps {
  shown: ShownMessage;
  startsGroup: boolean;
  endsGroup: boolean;
  /** Of a group: others show their face and name. */
  isGroup: boolean;
  /** Of a channel. */
  spaceId?: string | undefined;
  tick: Tick | undefined;
  readers: number;
  /** The composer changes it now. */
  isEditing: boolean;
  onEdit: (shown: ShownMessage) => void;
}

export function MessageView(props: MessageViewProps) {
  const { shown, startsGroup, endsGroup, isGroup, spaceId, tick, readers, isEditing, onEdit } = props;
  const person = usePerson(shown.senderId);
  const name = person?.displayName ?? t.conversation.somebody;
  const hasFace = isGroup && !shown.isOwn;
  const needsMeta = endsGroup || shown.isEdited || tick === 'failed' || tick === 'sending';
  return (
    <article
      tabIndex={-1}
      aria-label={`${shown.isOwn ? t.rooms.you : fenced(name)}, ${fullTimeOf(shown.at)}`}
      className={cn(
        'group/message flex gap-2.5 rounded-xl outline-offset-2 [&:not(:focus-visible)]:outline-none',
        shown.isOwn && 'flex-row-reverse',
        startsGroup ? 'pt-2.5' : 'pt-0.5',
      )}
    >
      {hasFace && (
        <div className="w-9 shrink-0 self-end pb-px">
          {endsGroup && (
            // The name above leads to the same card: one of them is enough for the Tab key.
            <CardButton
              userId={shown.senderId}
              spaceId={spaceId}
              tabIndex={-1}
              aria-label={name}
              className="rounded-full"
            >
              <Avatar id={shown.senderId} name={name} url={person?.avatarUrl ?? null} />
            </CardButton>
          )}
        </div>
      )}
      <div className={cn('flex max-w-[min(82%,34rem)] min-w-0 flex-col', shown.isOwn ? 'items-end' : 'items-start')}>
        {hasFace && startsGroup && (
          <Sender shown={shown} name={name} isGuest={person?.guest === true} spaceId={spaceId} />
        )}
        <div className={cn('flex max-w-full items-center gap-1', shown.isOwn && 'flex-row-reverse')}>
          <Bubble shown={shown} startsGroup={startsGroup} endsGroup={endsGroup} isEditing={isEditing}>
            <MessageText shown={shown} />
            {needsMeta && <MessageMeta shown={shown} tick={tick} readers={readers} />}
          </Bubble>
          {shown.message && !shown.isDeleted && (
            <>
              <ReactButton shown={shown} />
              <MessageMenu shown={shown} onEdit={onEdit} />
            </>
          )}
        </div>
        <ReactionBar shown={shown} />
        <FailedLine shown={shown} />
      </div>
    </article>
  );
}

interface SenderProps extends Pick<MessageViewProps, 'shown' | 'spaceId'> {
  name: string;
  isGuest: boolean;
}

/** In a colour of their own, above what they say. */
function Sender({ shown, name, isGuest, spaceId }: SenderProps) {
  return (
    <p
      style={{ color: inkOf(shown.senderId) }}
      className="max-w-full px-3 pb-1 text-[0.8125rem] font-semibold break-words"
    >
      <CardButton userId={shown.senderId} spaceId={spaceId} className="max-w-full rounded hover:underline">
        <Name name={name} />
      </CardButton>
      {isGuest && <Badge>{t.conversation.guest}</Badge>}
    </p>
  );
}

interface BubbleProps extends Pick<MessageViewProps, 'shown' | 'startsGroup' | 'endsGroup' | 'isEditing'> {
  children: React.ReactNode;
}

function Bubble({ shown, startsGroup, endsGroup, isEditing, children }: BubbleProps) {
  const { isOwn, isDeleted, isUnknown } = shown;
  // The bubble has the direction of its text, and its side that of the page.
  const isRight = isOwn === (direction === 'ltr');
  return (
    <div
      title={fullTimeOf(shown.at)}
      // Each paragraph by its own script; what stands beside the text follows the first.
      dir="auto"
      className={cn(
        'min-w-0 rounded-2xl px-3.5 py-2 text-start text-[0.9375rem] leading-[1.4] [unicode-bidi:plaintext]',
        'forced-colors:border forced-colors:border-[CanvasText]',
        isEditing && 'outline-2 outline-offset-2 outline-accent',
        isDeleted || isUnknown
          ? 'border border-dashed border-field-line text-ink-faint italic'
          : isOwn
            ? 'bg-own text-on-own'
            : 'bg-theirs',
        isRight && !startsGroup && 'rounded-tr-md',
        isRight && !endsGroup && 'rounded-br-md',
        !isRight && !startsGroup && 'rounded-tl-md',
        !isRight && !endsGroup && 'rounded-bl-md',
      )}
    >
      {children}
    </div>
  );
}
