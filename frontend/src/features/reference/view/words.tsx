import { Fragment } from 'react';

/** Text of a document: what stands between backticks is code. */
export function Words({ children }: { children: string }) {
  return children.split('`').map((part, at) =>
    at % 2 === 1 ? (
      <code key={at} className="rounded bg-hover px-1 py-px font-mono text-[0.9em] break-words">
        {part}
      </code>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
