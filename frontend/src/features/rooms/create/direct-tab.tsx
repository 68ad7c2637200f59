import { useState } from 'react';
import { useCreateRoom } from '#features/rooms/api/create-room.ts';
import { PeopleResults } from '#features/rooms/create/people-results.tsx';
import { PersonRow, rowButton } from '#features/rooms/create/person-row.tsx';
import { errorText } from '#lib/error-text.ts';
import { n } from '#lib/i18n/create-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { SearchInput } from '#ui/search-input.tsx';

export function DirectTab({ onDone }: { onDone: () => void }) {
  const [search, setSearch] = useState('');
  const create = useCreateRoom();
  const start = (userId: string) => create.mutate({ kind: 'dm', memberIds: [userId] }, { onSuccess: onDone });
  return (
    <>
      <div className="space-y-3 px-5 py-3">
        <SearchInput label={n.searchPeople} value={search} onChange={setSearch} autoFocus />
        {create.isError && <Alert>{errorText(create.error)}</Alert>}
      </div>
      <PeopleResults search={search}>
        {person => (
          <button type="button" disabled={create.isPending} className={rowButton} onClick={() => start(person.id)}>
            <PersonRow person={person} />
          </button>
        )}
      </PeopleResults>
    </>
  );
}
