import { r } from '#lib/i18n/reference-texts.ts';
import { SearchInput } from '#ui/search-input.tsx';
import type { Reference } from '../read/model.ts';
import { EntryView, Errors } from './entry-view.tsx';
import { Words } from './words.tsx';

interface Props {
  reference: Reference;
  documentPath: string;
  wanted: string;
  onWanted: (wanted: string) => void;
}

/** A document from its title to its last entry. */
export function ReferenceView({ reference, documentPath, wanted, onWanted }: Props) {
  const { title, version, description, groups, models, errors } = reference;
  return (
    <main id="reference" tabIndex={-1} className="min-w-0 flex-1 py-6 outline-none">
      <h2 className="text-2xl font-semibold">{title}</h2>
      <p className="mt-1 text-sm text-ink-soft">
        {r.version(version)} ·{' '}
        <a href={documentPath} className="text-accent underline underline-offset-4">
          {r.document(documentPath)}
        </a>
      </p>
      <p className="mt-3 max-w-prose">
        <Words>{description}</Words>
      </p>
      <div className="mt-5 max-w-md">
        <SearchInput label={r.search} value={wanted} onChange={onWanted} />
      </div>
      {errors.length > 0 && (
        <div className="mt-5">
          <Errors errors={errors} title={r.allErrors} />
        </div>
      )}
      {groups.length === 0 && (
        <p role="status" className="mt-6">
          {r.nothingFound}
        </p>
      )}
      {groups.map(group => (
        <section key={group.name} aria-label={group.name} className="mt-8">
          <h3 className="text-lg font-semibold break-words">{group.name}</h3>
          <p className="mt-1 mb-5 text-sm text-ink-soft">
            <Words>{group.description}</Words>
          </p>
          {group.entries.map(entry => (
            <EntryView key={entry.id} entry={entry} models={models} />
          ))}
        </section>
      ))}
    </main>
  );
}
