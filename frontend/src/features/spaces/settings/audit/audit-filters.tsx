import { auditActions, type AuditAction } from '@parley/contracts/spaces/audit';
import { X } from 'lucide-react';
import type { Wanted } from '#features/spaces/settings/audit/wanted.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { SearchInput } from '#ui/search-input.tsx';
import { Select } from '#ui/select.tsx';

const words = st.audit;

export interface AuditFiltersProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}

/** What is to be seen of the log. People are chosen at the entries. */
export function AuditFilters({ wanted, onChange }: AuditFiltersProps) {
  const set = (fields: Partial<Wanted>) => onChange({ ...wanted, ...fields });
  return (
    <div role="search" aria-label={words.filters} className="space-y-3">
      <SearchInput label={words.search} value={wanted.search} maxLength={100} onChange={search => set({ search })} />
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label={words.kind}>
          {control => (
            <Select
              {...control}
              value={wanted.action}
              onChange={({ target }) => set({ action: target.value as AuditAction | '' })}
            >
              <option value="">{words.anyKind}</option>
              {auditActions.map(action => (
                <option key={action} value={action}>
                  {words.kinds[action]}
                </option>
              ))}
            </Select>
          )}
        </Field>

        <Day label={words.from} value={wanted.from} max={wanted.to} onChange={from => set({ from })} />
        <Day label={words.to} value={wanted.to} min={wanted.from} onChange={to => set({ to })} />
      </div>
      <People wanted={wanted} onChange={set} />
    </div>
  );
}

interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

function Day({ label, onChange, ...rest }: DayProps) {
  return (
    <Field label={label}>
      {control => <Input {...control} {...rest} type="date" onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
}

/** The people that were chosen, each to be taken away again. */
function People({ wanted: { by, target }, onChange }: { wanted: Wanted; onChange: (fields: Partial<Wanted>) => void }) {
  const chosen = [
    ...(by ? [{ label: words.by(by.name), remove: { by: undefined } }] : []),
    ...(target ? [{ label: words.about(target.name), remove: { target: undefined } }] : []),
  ];
  if (chosen.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2">
      {chosen.map(({ label, remove }) => (
        <li key={label}>
          <Button
            variant="secondary"
            size="pill"
            aria-label={words.removeFilter(label)}
            onClick={() => onChange(remove)}
          >
            <span>{label}</span>
            <X aria-hidden className="size-4" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
