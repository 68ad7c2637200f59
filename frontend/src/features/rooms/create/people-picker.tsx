import type { PublicUser } from '@parley/contracts/auth-api';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { PeopleResults } from '#features/rooms/create/people-results.tsx';
import { PersonRow, rowButton } from '#features/rooms/create/person-row.tsx';
import { n } from '#lib/i18n/create-texts.ts';
import { cn } from '#ui/cn.ts';
import { SearchInput } from '#ui/search-input.tsx';
import { Name } from '#ui/name.tsx';

export interface PeoplePickerProps {
  picked: readonly PublicUser[];
  onChange: (picked: PublicUser[]) => void;
  /** Who cannot be picked, because they are in already. */
  without?: ReadonlySet<string>;
  autoFocus?: boolean;
}

/** Picks several people by name. */
export function PeoplePicker({ picked, onChange, without, autoFocus = false }: PeoplePickerProps) {
  const [search, setSearch] = useState('');
  const isPicked = (person: PublicUser) => picked.some(other => other.id === person.id);
  const remove = (person: PublicUser) => onChange(picked.filter(other => other.id !== person.id));
  const toggle = (person: PublicUser) => (isPicked(person) ? remove(person) : onChange([...picked, person]));
  return (
    <>
      <div className="space-y-2.5 px-5 py-2">
        <SearchInput label={n.searchPeople} value={search} onChange={setSearch} autoFocus={autoFocus} />
        {picked.length > 0 && (
          <ul className="flex max-h-20 flex-wrap gap-1.5 overflow-y-auto">
            {picked.map(person => (
              <li
                key={person.id}
                className="flex max-w-full items-center gap-1 rounded-full bg-selected py-0.5 ps-3 pe-1 text-sm"
              >
                <Name name={person.displayName} className="min-w-0 truncate" />
                <button
                  type="button"
                  aria-label={n.remove(person.displayName)}
                  className="inline-flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-hover"
                  onClick={() => remove(person)}
                >
                  <X aria-hidden className="size-3.5" />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <PeopleResults search={search}>
        {person => (
          <button
            type="button"
            aria-pressed={isPicked(person)}
            disabled={without?.has(person.id)}
            className={rowButton}
            onClick={() => toggle(person)}
          >
            <PersonRow person={person} />
            {without?.has(person.id) ? (
              <span className="shrink-0 text-xs text-ink-soft">{n.isMember}</span>
            ) : (
              <Check aria-hidden className={cn('size-5 text-accent', !isPicked(person) && 'invisible')} />
            )}
          </button>
        )}
      </PeopleResults>
    </>
  );
}
