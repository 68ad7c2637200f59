import { Link2 } from 'lucide-react';
import { r } from '#lib/i18n/reference-texts.ts';
import { cn } from '#ui/cn.ts';
import type { Entry, Part } from '../read/model.ts';
import type { Models } from '../read/schema.ts';
import { Mark } from './mark.tsx';
import { SchemaView } from './schema-view.tsx';
import { Words } from './words.tsx';

/** One call, command, notice or record: what it is on the left, examples beside it where the window is wide. */
export function EntryView({ entry, models }: { entry: Entry; models: Models }) {
  const { id, kind, name, summary, facts, parts, errors, examples } = entry;
  return (
    <article id={id} aria-labelledby={`${id}-name`} className="scroll-mt-20 border-t border-line py-7">
      <h4 id={`${id}-name`} className="group flex flex-wrap items-center gap-2.5">
        <Mark kind={kind} />
        <code className="font-mono text-base font-semibold break-all">{name}</code>
        <a href={`#${id}`} aria-label={r.linkTo(name)} className="rounded text-ink-faint hover:text-accent">
          <Link2 aria-hidden className="size-4" />
        </a>
      </h4>
      <p className="mt-2">
        <Words>{summary}</Words>
      </p>
      {facts.length > 0 && <p className="mt-1 text-sm text-ink-soft">{facts.join(' · ')}</p>}
      <div className={cn('mt-4 grid gap-5', examples.length > 0 && 'xl:grid-cols-[minmax(0,1fr)_24rem]')}>
        <div className="flex min-w-0 flex-col gap-5">
          {parts.map(part => (
            <PartView key={part.title} part={part} models={models} />
          ))}
          {errors.length > 0 && <Errors errors={errors} title={r.errors} />}
        </div>
        {examples.length > 0 && (
          <div className="flex min-w-0 flex-col gap-3">
            {examples.map(({ title, value }) => (
              <figure key={title} className="min-w-0">
                <figcaption className="mb-1 text-[0.8125rem] text-ink-soft">{r.example(title)}</figcaption>
                <pre
                  tabIndex={0}
                  aria-label={r.example(title)}
                  className="max-h-96 overflow-auto rounded-lg bg-hover p-3 font-mono text-xs leading-5"
                >
                  {JSON.stringify(value, null, 2)}
                </pre>
              </figure>
            ))}
          </div>
        )}
      </div>
    </article>
  );
}

function PartView({ part: { title, schema }, models }: { part: Part; models: Models }) {
  return (
    <section>
      <h5 className="mb-1.5 text-sm font-semibold">
        <Words>{title}</Words>
      </h5>
      {schema && <SchemaView schema={schema} models={models} />}
    </section>
  );
}

/** Codes with their meaning, folded: every call has a dozen. */
export function Errors({ errors, title }: { errors: [code: string, meaning: string][]; title: string }) {
  return (
    <details>
      <summary className="cursor-pointer rounded text-sm font-semibold">
        {title} ({errors.length})
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        {errors.map(([code, meaning]) => (
          <div key={code} className="contents">
            <dt className="font-mono text-[0.8125rem]">{code}</dt>
            <dd className="text-ink-soft max-sm:mb-1.5">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
