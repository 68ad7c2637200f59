import { Fragment } from 'react';
import { t } from '#lib/i18n/texts.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,:;!?)\]])/g;

/** The text of a message, with its web addresses as links. */
export function MessageText({ shown }: { shown: ShownMessage }) {
  if (shown.isDeleted) return <span>{t.conversation.deleted}</span>;
  return (
    <span className="break-words whitespace-pre-wrap">
      {shown.body.split(address).map((part, index) =>
        // `split` with one group gives text and addresses in turn.
        index % 2 === 1 ? (
          <a
            key={index}
            href={part}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="underline underline-offset-2"
          >
            {part}
          </a>
        ) : (
          <Fragment key={index}>{part}</Fragment>
        ),
      )}
    </span>
  );
}
