import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { limits } from '@parley/contracts/ids';
import { EditingBar } from '#features/conversation/composer/editing-bar.tsx';
import { useComposer } from '#features/conversation/composer/use-composer.ts';
import { useGrowing } from '#features/conversation/composer/use-growing.ts';
import type { RoomState } from '#lib/chat/state.ts';
import { t } from '#lib/i18n/texts.ts';
import { roomName } from '#lib/react/room-names.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { Button } from '#ui/button.tsx';

export interface ComposerProps {
  room: RoomState;
  /** The message that is being changed; null to write a new one. */
  editing: ShownMessage | null;
  onEditLast: () => void;
  /** An edit was saved or given up. */
  onDone: () => void;
}

/** On a touch keyboard Enter is the only way to a new line; there the button sends. */
const entersSend = !matchMedia('(pointer: coarse)').matches;

export function Composer({ room, editing, onEditLast, onDone }: ComposerProps) {
  const { text, setText, submit } = useComposer(room.id, editing, onDone);
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  useGrowing(field, text);
  const over = text.length - limits.messageBody;
  const canSend = text.trim() !== '' && over <= 0;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (canSend) void submit();
    field.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey && entersSend) onSubmit(event);
    if (event.key === 'ArrowUp' && text === '' && !editing) {
      event.preventDefault();
      onEditLast();
    }
    if (event.key === 'Escape' && editing) onDone();
  }
  return (
    <form
      onSubmit={onSubmit}
      className="mx-auto w-full max-w-3xl shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6"
    >
      {editing && <EditingBar onCancel={onDone} />}
      <div className="flex items-end gap-1 rounded-2xl border border-field-line bg-raised p-1 focus-within:border-focus focus-within:ring-1 focus-within:ring-focus">
        <textarea
          ref={field}
          rows={1}
          value={text}
          autoFocus={entersSend || editing !== null}
          aria-label={editing ? t.conversation.editing : t.conversation.composer(roomName(room))}
          aria-describedby={hintId}
          aria-invalid={over > 0 || undefined}
          placeholder={t.conversation.composer(roomName(room))}
          enterKeyHint={entersSend ? 'send' : 'enter'}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="max-h-48 min-h-10 flex-1 resize-none bg-transparent px-3 py-2 text-base leading-6 outline-none placeholder:text-ink-faint md:text-[15px]"
        />
        <Button
          type="submit"
          size="icon"
          disabled={!canSend}
          aria-label={editing ? t.conversation.save : t.conversation.send}
          variant={canSend ? 'primary' : 'ghost'}
        >
          <SendHorizontal aria-hidden className="size-5" />
        </Button>
      </div>
      <ComposerNotes hintId={hintId} over={over} />
    </form>
  );
}

/** How it is used, for screen readers, and that the text is too long. */
function ComposerNotes({ hintId, over }: { hintId: string; over: number }) {
  return (
    <>
      <p id={hintId} className="sr-only">
        {t.conversation.hintSend}
      </p>
      {over > 0 && (
        <p role="alert" className="px-3 pt-1 text-[13px] text-danger">
          {t.conversation.tooLong(over)}
        </p>
      )}
    </>
  );
}
