import type { PublicUser } from '@parley/contracts/auth-api';
import type { ReactNode } from 'react';
import { useFindPeople } from '#features/rooms/use-find-people.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { errorText } from '#lib/error-text.ts';
import { Alert } from '#ui/alert.tsx';
import { Spinner } from '#ui/spinner.tsx';

export interface PeopleResultsProps {
  search: string;
  /** One line of the result. */
  children: (person: PublicUser) => ReactNode;
}

/** People found by any part of a name, without oneself; before anything is typed, those one has a conversation with. */
export function PeopleResults({ search, children }: PeopleResultsProps) {
  const { people, isSearching, error } = useFindPeople(search);
  if (error && people.length === 0) {
    return (
      <div className="p-5">
        <Alert>{errorText(error)}</Alert>
      </div>
    );
  }
  if (people.length === 0) {
    if (isSearching) return <Spinner className="mx-auto mt-8 text-ink-faint" />;
    return <Hint>{search.trim() === '' ? n.typeToSearch : n.nobody}</Hint>;
  }
  return (
    <ul aria-label={n.people} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3">
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
