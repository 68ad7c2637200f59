import type { PublicUser } from '@parley/contracts/auth-api';
import type { ReactNode } from 'react';
import { useSearchPeople } from '#features/rooms/api/search-people.ts';
import { t } from '#lib/i18n/texts.ts';
import { useDebounced } from '#lib/react/use-debounced.ts';
import { useMe } from '#lib/session/session-store.ts';
import { errorText } from '#lib/error-text.ts';
import { Alert } from '#ui/alert.tsx';
import { Spinner } from '#ui/spinner.tsx';

export interface PeopleResultsProps {
  search: string;
  /** One line of the result. */
  children: (person: PublicUser) => ReactNode;
}

/** People found by the beginning of a name, without oneself. */
export function PeopleResults({ search, children }: PeopleResultsProps) {
  const me = useMe();
  const wanted = useDebounced(search.trim());
  const found = useSearchPeople(wanted);
  const people = found.data?.filter(person => person.id !== me.id) ?? [];
  if (wanted === '') return <Hint>{t.create.typeToSearch}</Hint>;
  if (found.isError) {
    return (
      <div className="p-5">
        <Alert>{errorText(found.error)}</Alert>
      </div>
    );
  }
  if (found.isPending) return <Spinner className="mx-auto mt-8 text-ink-faint" />;
  if (people.length === 0) return <Hint>{t.create.nobody}</Hint>;
  return (
    <ul aria-label={t.create.people} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
      {people.map(person => (
        <li key={person.id}>{children(person)}</li>
      ))}
    </ul>
  );
}

export function Hint({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="px-5 py-10 text-center text-sm text-ink-faint">
      {children}
    </p>
  );
}
