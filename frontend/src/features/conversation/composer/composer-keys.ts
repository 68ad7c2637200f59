import type { KeyboardEvent } from 'react';
import { doesEnterSend } from '#lib/enter-sends.ts';
import { writingKeys } from '#lib/keys/writing-keys.ts';

interface ComposerKeys {
  /** The list of completions comes first. */
  takesKey: (event: KeyboardEvent) => boolean;
  isEmpty: boolean;
  isEditing: boolean;
  onSubmit: (event: KeyboardEvent) => void;
  onEditLast: () => void;
  onCancel: () => void;
}

/** What keys do in the composer: Enter sends, Arrow up changes the last message, Escape gives a change up. */
export function composerKeys({ takesKey, isEmpty, isEditing, onSubmit, onEditLast, onCancel }: ComposerKeys) {
  return (event: KeyboardEvent): void => {
    if (takesKey(event)) return;
    if (event.key === writingKeys.send && !event.shiftKey && doesEnterSend()) onSubmit(event);
    if (event.key === writingKeys.editLast && !event.altKey && isEmpty && !isEditing) {
      event.preventDefault();
      onEditLast();
    }
    if (event.key === writingKeys.escape && isEditing) {
      event.preventDefault();
      onCancel();
    }
  };
}
