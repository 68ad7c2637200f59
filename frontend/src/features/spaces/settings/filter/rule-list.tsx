import type { FilterRule } from '@parley/contracts/spaces/filter';
import type { Space } from '@parley/contracts/spaces/space';
import { Funnel, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useDeleteRule } from '#features/spaces/api/filter.ts';
import { RuleDialog } from '#features/spaces/settings/filter/rule-dialog.tsx';
import { actionTitle, kindTitle } from '#features/spaces/settings/filter/rule-words.ts';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Button } from '#ui/button.tsx';
import { Name } from '#ui/name.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toasts.ts';

const ConfirmDialog = lazy(() => import('#ui/confirm-dialog.tsx'));
const words = st.filter;

/** What is done with a rule; `rule` is absent for a new one. */
type Open = { edit: true; rule?: FilterRule } | { edit: false; rule: FilterRule };

/** The rules of a space, each with its kind and what it does. */
export function RuleList({ space, rules }: { space: Space; rules: readonly FilterRule[] }) {
  const [open, setOpen] = useState<Open | null>(null);
  const remove = useDeleteRule(space.id);
  const close = () => setOpen(null);
  const confirm = ({ id }: FilterRule) =>
    remove.mutateAsync(id).then(
      () => toast(words.deleted),
      (error: unknown) => toast(errorText(error), { isError: true }),
    );
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="min-w-0 flex-1 font-semibold">{words.rules}</h3>
        <Button onClick={() => setOpen({ edit: true })}>
          <Plus aria-hidden className="size-4" />
          {words.create}
        </Button>
      </div>
      {rules.length === 0 ? (
        <Notice icon={Funnel} title={words.none} hint={words.noneHint} className="rounded-2xl border border-line" />
      ) : (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-raised">
          {rules.map(rule => (
            <RuleLine
              key={rule.id}
              rule={rule}
              onEdit={() => setOpen({ edit: true, rule })}
              onDelete={() => setOpen({ edit: false, rule })}
            />
          ))}
        </ul>
      )}
      {open?.edit === true && <RuleDialog space={space} rule={open.rule} onClose={close} />}
      <Suspense>
        {open?.edit === false && (
          <ConfirmDialog
            onClose={close}
            title={words.deleteTitle(open.rule.name)}
            hint={words.deleteHint}
            confirm={st.delete}
            onConfirm={() => confirm(open.rule)}
          />
        )}
      </Suspense>
    </>
  );
}

interface RuleLineProps {
  rule: FilterRule;
  onEdit: () => void;
  onDelete: () => void;
}

function RuleLine({ rule, onEdit, onDelete }: RuleLineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <span className="min-w-0 flex-1 basis-40">
        <Name name={rule.name} className="block truncate text-sm font-medium" />
        <span className="block text-[0.8125rem] text-ink-faint">
          {words.summary(kindTitle(rule), actionTitle(rule))}
        </span>
      </span>
      <Button variant="secondary" size="sm" aria-label={st.editLabel(rule.name)} onClick={onEdit}>
        {st.edit}
      </Button>
      <Button variant="danger" size="sm" aria-label={words.deleteLabel(rule.name)} onClick={onDelete}>
        {st.delete}
      </Button>
    </li>
  );
}
