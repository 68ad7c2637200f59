import { Mention } from '#features/conversation/message/mention.tsx';
import type { Inline } from '#lib/markup/nodes.ts';
import type { ShownMessage } from '#lib/timeline/timeline.ts';

export interface Written {
  /** In whose text it stands. */
  shown: ShownMessage;
}

/** The pieces of a few lines, one after the other. */
export function Inlines({ inlines, shown }: Written & { inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <Piece key={index} inline={inline} shown={shown} />);
}

function Piece({ inline, shown }: Written & { inline: Inline }) {
  switch (inline.kind) {
    case 'text':
      return <span>{inline.text}</span>;
    case 'code':
      return <Code text={inline.text} />;
    case 'link':
      return <Link href={inline.text} />;
    case 'mention':
      return <Mention mention={inline.mention} shown={shown} />;
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines inlines={inline.children} shown={shown} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} shown={shown} />
        </em>
      );
    case 'struck':
      return (
        <s>
          <Inlines inlines={inline.children} shown={shown} />
        </s>
      );
  }
}

function Code({ text }: { text: string }) {
  return (
    <code dir="ltr" className="rounded bg-black/12 px-1 font-mono text-[0.8125rem] break-words">
      {text}
    </code>
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
