import {
  type ComponentProps,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { CompletionKeys } from '#features/conversation/composer/completion/completion-list.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { completableAt, completed } from '#lib/text/completion.ts';
import { ErrorBoundary } from '#ui/error-boundary.tsx';

const Completions = lazy(() => import('#features/conversation/composer/completion/completions.tsx'));

interface Completion {
  /** What the field says of the list to a screen reader, and tells of the caret. */
  field: Pick<
    ComponentProps<'textarea'>,
    'aria-autocomplete' | 'aria-controls' | 'aria-activedescendant' | 'onSelect' | 'onBlur'
  >;
  /** Whether a key was for the list. */
  takesKey: (event: KeyboardEvent) => boolean;
  list: ReactNode;
  /** Puts something where the caret is, or in place of what is selected. */
  insert: (piece: string) => void;
}

/** Offers names after an @ and emoji after a colon, as they are written. */
export function useCompletion(
  room: RoomState,
  { text, setText }: { text: string; setText: (text: string) => void },
  field: RefObject<HTMLTextAreaElement | null>,
): Completion {
  const id = useId();
  const [caret, setCaret] = useState<number | null>(null);
  /** Where a list began that the person has sent away. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [active, setActive] = useState<string>();
  const keys = useRef<CompletionKeys>(null);
  const placed = useCaretPlace(field, text);
  const found = caret === null ? undefined : completableAt(text, caret);
  const shown = found && found.from !== dismissed ? found : undefined;

  function pick(picked: string) {
    if (!shown) return;
    const next = completed(text, shown, picked);
    write(next);
  }
  function write(next: { text: string; caret: number }) {
    placed.current = next.caret;
    setCaret(next.caret);
    setText(next.text);
  }
  function insert(piece: string) {
    const { selectionStart: from = text.length, selectionEnd: to = from } = field.current ?? {};
    write({ text: text.slice(0, from) + piece + text.slice(to), caret: from + piece.length });
    field.current?.focus();
  }
  function takesKey(event: KeyboardEvent): boolean {
    if (!shown || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') setDismissed(shown.from);
    else if (!keys.current?.takes(event.key, event.shiftKey)) return false;
    event.preventDefault();
    return true;
  }
  return {
    field: {
      'aria-autocomplete': 'list',
      'aria-controls': shown && id,
      'aria-activedescendant': shown && active,
      onSelect({ currentTarget: { selectionStart, selectionEnd } }) {
        setCaret(selectionStart === selectionEnd ? selectionStart : null);
        if (found === undefined) setDismissed(null);
      },
      onBlur: () => setCaret(null),
    },
    takesKey,
    insert,
    list: shown && (
      <ErrorBoundary of="extra">
        <Suspense>
          <Completions ref={keys} id={id} room={room} wanted={shown} onPick={pick} onActive={setActive} />
        </Suspense>
      </ErrorBoundary>
    ),
  };
}

/** Where the caret shall stand once the field has its new text. */
function useCaretPlace(field: RefObject<HTMLTextAreaElement | null>, text: string): RefObject<number | null> {
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    field.current?.setSelectionRange(place.current, place.current);
    place.current = null;
  }, [field, text]);
  return place;
}
