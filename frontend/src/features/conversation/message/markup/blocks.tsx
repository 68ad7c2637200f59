import { Inlines, type Written } from '#features/conversation/message/markup/inlines.tsx';
import { w } from '#lib/i18n/writing-texts.ts';
import type { Block } from '#lib/markup/nodes.ts';

/** The parts of a message that have lines of their own. Each goes by the script that it begins with; code always from the left. */
export function Blocks({ blocks, shown }: Written & { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <Part key={index} block={block} shown={shown} />);
}

function Part({ block, shown }: Written & { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="whitespace-pre-wrap [unicode-bidi:plaintext]">
          <Inlines inlines={block.children} shown={shown} />
        </p>
      );
    case 'code':
      return <CodeBlock {...block} />;
    case 'quote':
      return (
        <blockquote dir="auto" className="space-y-1.5 border-s-2 border-current ps-3">
          <Blocks blocks={block.children} shown={shown} />
        </blockquote>
      );
    case 'list':
      return <List list={block} shown={shown} />;
  }
}

function List({ list: { isOrdered, items }, shown }: Written & { list: Extract<Block, { kind: 'list' }> }) {
  const parts = items.map(({ marker, children }, index) => (
    <li key={index} {...(isOrdered && { value: Number.parseInt(marker, 10) })}>
      <Blocks blocks={children} shown={shown} />
    </li>
  ));
  return isOrdered ? (
    <ol dir="auto" className="list-decimal space-y-0.5 ps-6">
      {parts}
    </ol>
  ) : (
    <ul dir="auto" className="list-disc space-y-0.5 ps-5">
      {parts}
    </ul>
  );
}

/** Its lines are never broken: it scrolls, also by keyboard. */
function CodeBlock({ text, language }: Extract<Block, { kind: 'code' }>) {
  return (
    <pre
      dir="ltr"
      role="group"
      aria-label={language === '' ? w.code : w.codeIn(language)}
      tabIndex={0}
      className="overflow-x-auto rounded-lg bg-black/12 px-3 py-2 font-mono text-[0.8125rem]"
    >
      <code>{text}</code>
    </pre>
  );
}
