import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { r } from '#lib/i18n/reference-texts.ts';
import { t } from '#lib/i18n/texts.ts';
import { useTitle } from '#lib/use-title.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { documentNames, documentPaths, type DocumentName, useDocument } from './api/load-document.ts';
import { filterGroups } from './read/filter.ts';
import type { Reference } from './read/model.ts';
import { Contents } from './view/contents.tsx';
import { ReferenceView } from './view/reference-view.tsx';
import { TopBar } from './view/top-bar.tsx';

/** REST, sockets and (where the platform tells of it) Kafka, from the documents that the platform makes of its own tables. */
export default function ReferencePage() {
  const [search] = useSearchParams();
  const shown = documentNames.find(name => name === search.get('of')) ?? 'rest';
  const kafka = useDocument('kafka');
  const parts = documentNames.filter(name => name !== 'kafka' || kafka.data);
  useTitle(`${r.title}: ${r[shown]}`);
  return (
    <div lang="en" dir="ltr" className="h-full overflow-y-auto">
      <a
        href="#reference"
        className="sr-only z-30 rounded-lg bg-raised px-3 py-2 focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3"
      >
        {r.skip}
      </a>
      <TopBar parts={parts} shown={shown} />
      <Shown key={shown} name={shown} />
    </div>
  );
}

function Shown({ name }: { name: DocumentName }) {
  const { data, isPending, isError, refetch } = useDocument(name);
  if (data) return <Loaded name={name} reference={data} />;
  return (
    <main id="reference" className="mx-auto max-w-7xl p-6">
      {isPending && <p role="status">{r.loading}</p>}
      {!isPending && (
        <Alert>
          {r.unavailable}{' '}
          {isError && (
            <Button variant="plain" size="inline" onClick={() => void refetch()}>
              {t.app.retry}
            </Button>
          )}
        </Alert>
      )}
    </main>
  );
}

function Loaded({ name, reference }: { name: DocumentName; reference: Reference }) {
  const [wanted, setWanted] = useState('');
  const groups = filterGroups(reference.groups, wanted);
  // The anchor was not there yet when the browser looked for it.
  useEffect(() => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(), []);
  return (
    <div className="mx-auto max-w-7xl gap-8 px-4 sm:px-6 lg:flex">
      <Contents groups={groups} />
      <ReferenceView
        reference={{ ...reference, groups }}
        documentPath={documentPaths[name]}
        wanted={wanted}
        onWanted={setWanted}
      />
    </div>
  );
}
