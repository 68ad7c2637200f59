import type { Ref } from 'react';
import { type CompletionKeys, CompletionList } from '#features/conversation/composer/completion/completion-list.tsx';
import { useEmojiChoices } from '#features/conversation/composer/completion/use-emoji-choices.tsx';
import { useMentionChoices } from '#features/conversation/composer/completion/use-mention-choices.tsx';
import type { RoomState } from '#lib/chat/state.ts';
import { w } from '#lib/i18n/writing-texts.ts';
import type { Completable } from '#lib/text/completion.ts';

export interface CompletionsProps {
  ref?: Ref<CompletionKeys>;
  id: string;
  room: RoomState;
  wanted: Completable;
  onPick: (picked: string) => void;
  onActive: (id: string | undefined) => void;
}

/** What can be written in place of what was begun. */
export default function Completions({ wanted, ref, ...list }: CompletionsProps) {
  return wanted.kind === 'mention' ? (
    <Mentions query={wanted.query} keys={ref} {...list} />
  ) : (
    <Emoji query={wanted.query} keys={ref} {...list} />
  );
}

type PartProps = Omit<CompletionsProps, 'ref' | 'wanted'> & { query: string; keys: Ref<CompletionKeys> | undefined };

function Mentions({ query, room, ...list }: PartProps) {
  return <CompletionList {...list} label={w.people} choices={useMentionChoices(room, query)} />;
}

function Emoji({ query, ...list }: PartProps) {
  return <CompletionList {...list} label={w.emoji} choices={useEmojiChoices(query)} />;
}
