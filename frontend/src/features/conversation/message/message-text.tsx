import { t } from '#lib/i18n/texts.ts';
import { Mention } from '#features/conversation/message/mention.tsx';
import { isEmojiOnly } from '#lib/text/emoji-only.ts';
import { partsOf } from '#lib/text/links.ts';
import { piecesOf } from '#lib/text/mentions.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';
import { cn } from '#ui/cn.ts';

/**
 * The text of a message, with its web addresses as links. Each piece has an element of its own: what a translator of
 * the browser puts in place of bare text could not be taken away again.
 */
export function MessageText({ shown }: { shown: ShownMessage }) {
  if (shown.isDeleted) return <span>{t.conversation.deleted}</span>;
  if (shown.isUnknown) return <span>{t.conversation.unknown}</span>;
  return (
    <span
      translate="no"
      className={cn('break-words whitespace-pre-wrap', isEmojiOnly(shown.body) && 'text-4xl leading-tight')}
    >
      {piecesOf(shown.body).map(({ text, mention }, index) =>
        mention ? <Mention key={index} mention={mention} shown={shown} /> : <Words key={index} text={text} />,
      )}
    </span>
  );
}

function Words({ text: words }: { text: string }) {
  return partsOf(words).map(({ text, href }, index) =>
    href === undefined ? <span key={index}>{text}</span> : <Link key={index} href={href} />,
  );
}

function Link({ href }: { href: string }) {
  return (
    <a
      href={href}
      dir="ltr"
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline underline-offset-2"
    >
      {href}
    </a>
  );
}
