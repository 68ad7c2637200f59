import type { AuditEntry } from '@parley/contracts/spaces/audit';
import type { Space } from '@parley/contracts/spaces/space';
import { Filter } from 'lucide-react';
import { useFieldWords, type FieldWords } from '#features/spaces/settings/audit/use-field-words.ts';
import type { Wanted } from '#features/spaces/settings/audit/wanted.ts';
import { fullTimeOf } from '#lib/i18n/format.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';

const words = st.audit;

export interface AuditDetailsProps {
  space: Space;
  entry: AuditEntry;
  /** Who did it. */
  by: string;
  /** To whom or what it was done; undefined for the space itself. */
  what: string | undefined;
  onWant: (fields: Partial<Wanted>) => void;
}

/** When exactly, what changed, and the way to more of the same. */
export function AuditDetails({ space, entry, by, what, onWant }: AuditDetailsProps) {
  const fields = useFieldWords(space, entry);
  const { target } = entry;
  return (
    <div className="mt-2 space-y-3">
      <p className="text-[0.8125rem] text-ink-soft">{fullTimeOf(Date.parse(entry.at))}</p>
      {fields.length > 0 && <FieldTable fields={fields} sides={sidesOf(entry)} />}
      <div className="flex flex-wrap gap-2">
        <Only label={words.onlyBy(by)} onClick={() => onWant({ by: { id: entry.by, name: by } })} />
        {target !== null && what !== undefined && (
          <Only label={words.onlyAbout(what)} onClick={() => onWant({ target: { id: target, name: what } })} />
        )}
      </div>
    </div>
  );
}

type Side = 'before' | 'after';

/** What was made has no before, and what is gone no after. */
function sidesOf({ before, after }: AuditEntry): Side[] {
  return [...(before ? (['before'] as const) : []), ...(after ? (['after'] as const) : [])];
}

function FieldTable({ fields, sides }: { fields: FieldWords[]; sides: Side[] }) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-start text-[0.8125rem]">
        <thead className="text-ink-soft">
          <tr>
            {(['field', ...sides] as const).map(column => (
              <th key={column} scope="col" className="px-3 py-2 text-start font-medium">
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-t border-line">
          {fields.map(({ field, title, ...texts }) => (
            <tr key={field}>
              <th scope="row" className="px-3 py-2 text-start font-medium">
                {title}
              </th>
              {sides.map(side => (
                <Value key={side} text={texts[side]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ text }: { text: string | undefined }) {
  return (
    <td dir="auto" className="px-3 py-2 break-words whitespace-pre-wrap">
      {text ?? ''}
    </td>
  );
}

function Only({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="secondary" size="sm" onClick={onClick}>
      <Filter aria-hidden className="size-3.5" />
      <span>{label}</span>
    </Button>
  );
}
