import {
  filterLimits,
  ruleInput,
  type FilterRule,
  type RuleAction,
  type RuleKind,
} from '@parley/contracts/spaces/filter';
import type { Space } from '@parley/contracts/spaces/space';
import { AtSign, Ban, Flag, Link as LinkIcon, Regex, TextQuote } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSaveRule } from '#features/spaces/api/filter.ts';
import { NameField } from '#features/spaces/name-field.tsx';
import { ExemptRoles } from '#features/spaces/settings/filter/exempt-roles.tsx';
import { linesOf, type RuleDraft, RuleFields } from '#features/spaces/settings/filter/rule-fields.tsx';
import { errorText } from '#lib/error-text.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { DialogButtons } from '#ui/dialog-buttons.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { toast } from '#ui/toasts.ts';

const words = st.filter;
const kinds = [
  { value: 'words', icon: TextQuote, ...words.kinds.words },
  { value: 'links', icon: LinkIcon, ...words.kinds.links },
  { value: 'mentions', icon: AtSign, ...words.kinds.mentions },
  { value: 'pattern', icon: Regex, ...words.kinds.pattern },
] as const;
const actions = [
  { value: 'refuse', icon: Ban, ...words.actions.refuse },
  { value: 'report', icon: Flag, ...words.actions.report },
] as const;

export interface RuleDialogProps {
  space: Space;
  /** Absent for a new one. */
  rule: FilterRule | undefined;
  onClose: () => void;
}

/** A rule of the filter: what it looks for, what it does, and whom it does not ask. */
export function RuleDialog({ space, rule, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(rule));
  const save = useSaveRule(space.id, rule?.id);
  const input = ruleInput.safeParse(fieldsOf(draft));
  const change = (changed: Partial<RuleDraft>) => setDraft({ ...draft, ...changed });

  function submit(event: FormEvent) {
    event.preventDefault();
    const onSuccess = () => {
      toast(st.saved);
      onClose();
    };
    if (input.success) save.mutate(input.data, { onSuccess });
  }
  return (
    <Dialog onClose={onClose} title={rule ? words.editTitle : words.createTitle} size="tall">
      <form className="flex min-h-0 flex-1 flex-col" onSubmit={submit}>
        <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-5 pt-1 pb-4">
          {save.isError && <Alert>{errorText(save.error)}</Alert>}
          <NameField label={words.name} name={draft.name} autoFocus onChange={name => change({ name })} />
          <ChoiceCards<RuleKind>
            label={words.kind}
            choices={kinds}
            chosen={draft.kind}
            onChoose={kind => change({ kind })}
          />
          <RuleFields draft={draft} error={save.error} onChange={change} />
          <ChoiceCards<RuleAction>
            label={words.action}
            choices={actions}
            chosen={draft.action}
            onChoose={action => change({ action })}
          />
          <ExemptRoles
            space={space}
            roleIds={draft.exemptRoleIds}
            onChange={exemptRoleIds => change({ exemptRoleIds })}
          />
        </div>
        <DialogButtons isBar busy={save.isPending} disabled={!input.success} onCancel={onClose}>
          {st.save}
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** What another kind needs is not kept. */
function fieldsOf({ lines, pattern, ...fields }: RuleDraft) {
  const { kind } = fields;
  return { ...fields, words: kind === 'words' ? linesOf(lines) : [], pattern: kind === 'pattern' ? pattern : '' };
}

/** A kind or an action that only a newer platform knows becomes the first of those that this page knows. */
function draftOf(rule: FilterRule | undefined): RuleDraft {
  const draft = rule ?? {
    name: '',
    words: [],
    pattern: '',
    most: 5,
    exemptRoleIds: [],
    kind: 'words',
    action: 'refuse',
  };
  const { name, pattern, most, exemptRoleIds } = draft;
  return {
    ...{ name, pattern, most: Math.min(most, filterLimits.mentions), exemptRoleIds, lines: draft.words.join('\n') },
    kind: kinds.find(({ value }) => value === draft.kind)?.value ?? 'words',
    action: actions.find(({ value }) => value === draft.action)?.value ?? 'refuse',
  };
}
