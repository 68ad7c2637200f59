import { Fragment, type ReactNode } from 'react';
import { r } from '#lib/i18n/reference-texts.ts';
import type { EntryKind, Group } from '../read/model.ts';
import { Mark } from './mark.tsx';

/** Every entry by name: beside the reference where there is room, folded above it elsewhere. */
export function Contents({ groups }: { groups: Group[] }) {
  return (
    <>
      <nav
        aria-label={r.contents}
        className="sticky top-16 hidden max-h-[calc(100dvh-4rem)] w-72 shrink-0 overflow-y-auto py-6 pr-2 lg:block"
      >
        <Entries groups={groups} />
      </nav>
      <details className="mt-4 rounded-lg border border-line px-3 py-2 lg:hidden">
        <summary className="cursor-pointer rounded text-sm font-semibold">{r.contents}</summary>
        <nav aria-label={r.contents} className="mt-2">
          <Entries groups={groups} />
        </nav>
      </details>
    </>
  );
}

const namedByGroup = new Set<EntryKind>(['command', 'notice', 'record']);

/** A path may be broken before each of its slashes. */
function breakable(name: string): ReactNode {
  return name.split(/(?=\/)/).map((part, at) => (
    <Fragment key={at}>
      {part}
      <wbr />
    </Fragment>
  ));
}

function Entries({ groups }: { groups: Group[] }) {
  return groups.map(({ name, entries }) => (
    <div key={name} className="mb-4">
      <p className="px-2 text-[0.8125rem] font-semibold">{name}</p>
      <ul>
        {entries.map(({ id, kind, name: entry }) => (
          <li key={id}>
            <a href={`#${id}`} className="flex items-center gap-2 rounded-md px-2 py-1 text-[0.8125rem] hover:bg-hover">
              {!namedByGroup.has(kind) && <Mark kind={kind} className="w-14" />}
              <span className="min-w-0 font-mono break-words">{breakable(entry)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}
