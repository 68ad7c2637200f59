import { SendHorizontal, Smile } from 'lucide-react';
import { type SyntheticEvent, useId, useRef } from 'react';
import { limits } from '@parley/contracts/ids';
import { hasVisible } from '@parley/contracts/text';
import { useCompletion } from '#features/conversation/composer/completion/use-completion.tsx';
import { composerKeys } from '#features/conversation/composer/composer-keys.ts';
import { EditingBar } from '#features/conversation/composer/editing-bar.tsx';
import { useArrival } from '#features/conversation/composer/use-arrival.ts';
import { useComposer } from '#features/conversation/composer/use-composer.ts';
import { EmojiButton } from '#features/conversation/emoji/emoji-button.tsx';
import { useGrowing } from '#features/conversation/composer/use-growing.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { doesEnterSend } from '#lib/enter-sends.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import { Button } from '#ui/button.tsx';
import { composerId } from '#ui/main-id.ts';

export interface ComposerProps {
  room: RoomState;
  onEditLast: () => void;
}

export function Composer({ room, onEditLast }: ComposerProps) {
  const { text, length, editedId, setText, submit, cancel } = useComposer(room.id);
  const isEditing = editedId !== undefined;
  const entersSend = doesEnterSend();
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const completion = useCompletion(room, { text, setText }, field);
  useGrowing(field, text);
  useArrival(field, isEditing);
  const over = length - limits.messageBody;
  const isInvisible = text.trim() !== '' && !hasVisible(text);
  const canSend = hasVisible(text) && over <= 0;
  function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    if (canSend) void submit();
    field.current?.focus();
  }
  const onKeyDown = composerKeys({
    takesKey: completion.takesKey,
    isEmpty: text === '',
    ...{ isEditing, onSubmit, onEditLast, onCancel: cancel },
  });
  return (
    <form
      onSubmit={onSubmit}
      className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
    >
      {isEditing && <EditingBar onCancel={cancel} />}
      <div className="relative flex items-end gap-1 rounded-2xl border border-field-line bg-raised p-1 focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        {completion.list}
        <textarea
          ref={field}
          {...completion.field}
          id={composerId}
          rows={1}
          value={text}
          dir="auto"
          aria-label={isEditing ? t.conversation.editing : t.conversation.composer(roomName(room))}
          aria-describedby={hintId}
          aria-invalid={over > 0 || isInvisible || undefined}
          placeholder={t.conversation.composer(roomName(room))}
          enterKeyHint={entersSend ? 'send' : 'enter'}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="max-h-48 min-h-10 flex-1 resize-none bg-transparent px-3 py-2 text-base leading-6 outline-none placeholder:text-ink-faint md:text-[0.9375rem]"
        />
        <EmojiButton
          size="icon"
          aria-label={t.conversation.addEmoji}
          className="max-sm:hidden"
          onPick={completion.insert}
        >
          <Smile aria-hidden className="size-5" />
        </EmojiButton>
        <SendButton canSend={canSend} label={isEditing ? t.conversation.save : t.conversation.send} />
      </div>
      <ComposerNotes hintId={hintId} over={over} isInvisible={isInvisible} />
    </form>
  );
}

function SendButton({ canSend, label }: { canSend: boolean; label: string }) {
  return (
    <Button type="submit" size="icon" disabled={!canSend} aria-label={label} variant={canSend ? 'primary' : 'ghost'}>
      <SendHorizontal aria-hidden className="size-5" />
    </Button>
  );
}

interface ComposerNotesProps {
  hintId: string;
  /** Characters too many. */
  over: number;
  isInvisible: boolean;
}

/** How it is used, for screen readers, and why the text cannot be sent. */
function ComposerNotes({ hintId, over, isInvisible }: ComposerNotesProps) {
  const problem = over > 0 ? t.conversation.tooLong(over) : isInvisible ? t.conversation.invisible : undefined;
  return (
    <>
      <p id={hintId} className="sr-only">
        {t.conversation.hintSend}
      </p>
      {problem !== undefined && (
        <p role="alert" className="px-3 pt-1 text-[0.8125rem] text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
