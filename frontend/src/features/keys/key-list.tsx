import { useId } from 'react';
import { keyGroups } from '#features/keys/key-groups.ts';
import { caps } from '#lib/keys/key.ts';
import { Kbd } from '#ui/kbd.tsx';

/** Every key of the app, by where it works. */
export function KeyList() {
  const id = useId();
  return (
    <div className="space-y-4 text-sm">
      {keyGroups.map(({ title, keys }, group) => (
        <section key={title} aria-labelledby={`${id}-${group}`}>
          <h3 id={`${id}-${group}`} className="pb-1.5 text-[0.8125rem] font-medium text-ink-soft">
            {title}
          </h3>
          <dl className="divide-y divide-line rounded-2xl border border-line bg-raised">
            {keys.map(({ key, does }) => (
              <div key={does} className="flex items-center gap-4 px-4 py-2.5">
                <dt className="flex-1">{does}</dt>
                <dd className="flex shrink-0 gap-1">
                  {caps(key).map(cap => (
                    <Kbd key={cap}>{cap}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
