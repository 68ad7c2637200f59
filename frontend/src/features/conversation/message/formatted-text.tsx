import { useMemo } from 'react';
import { Blocks } from '#features/conversation/message/markup/blocks.tsx';
import { Inlines } from '#features/conversation/message/markup/inlines.tsx';
import { readMarkup } from '#lib/markup/read-markup.ts';
import { isEmojiOnly } from '#lib/text/emoji-only.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { cn } from '#ui/cn.ts';

/**
 * What somebody wrote, as it is meant. Each piece has an element of its own: what a translator of the browser puts in
 * place of bare text could not be taken away again.
 */
export function FormattedText({ shown }: { shown: ShownMessage }) {
  const { body } = shown;
  const blocks = useMemo(() => readMarkup(body), [body]);
  const last = blocks.at(-1);
  // The last lines stay in the line, because the time stands beside them.
  const closing = last?.kind === 'paragraph' ? last.children : [];
  const before = last?.kind === 'paragraph' ? blocks.slice(0, -1) : blocks;
  return (
    <>
      {before.length > 0 && (
        <div translate="no" className={cn('space-y-1.5 break-words', closing.length > 0 && 'pb-1')}>
          <Blocks blocks={before} shown={shown} />
        </div>
      )}
      {closing.length > 0 && (
        <span
          translate="no"
          className={cn('break-words whitespace-pre-wrap', isEmojiOnly(body) && 'text-4xl leading-tight')}
        >
          <Inlines inlines={closing} shown={shown} />
        </span>
      )}
    </>
  );
}
