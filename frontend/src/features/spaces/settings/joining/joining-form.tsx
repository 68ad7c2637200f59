import { admissionApi } from '@parley/contracts/spaces/admission-api';
import { type Admission, admissionLimits, type AdmissionMode } from '@parley/contracts/spaces/admission';
import { Globe, KeyRound, UserCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useUpdateAdmission } from '#features/spaces/api/update-admission.ts';
import { changedFields } from '#features/spaces/settings/changed-fields.ts';
import { ProtectionFields } from '#features/spaces/settings/joining/protection-fields.tsx';
import { QuestionsField } from '#features/spaces/settings/joining/questions-field.tsx';
import { errorText } from '#lib/error-text.ts';
import { et } from '#lib/i18n/entrance-texts.ts';
import { st } from '#lib/i18n/space-settings-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceCards } from '#ui/choice-cards.tsx';
import { Field } from '#ui/field.tsx';
import { Input } from '#ui/input.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { toast } from '#ui/toasts.ts';

const words = et.joining;
const icons = { invite: KeyRound, open: Globe, approval: UserCheck };
const choices = (Object.keys(icons) as AdmissionMode[]).map(value => ({
  value,
  ...words.modes[value],
  icon: icons[value],
}));

type Rules = Omit<Admission, 'pausedUntil' | 'emailDomains'>;

/** Who gets in, and by which rules. The pause is apart: it holds at once. */
export function JoiningForm({ spaceId, admission }: { spaceId: string; admission: Admission }) {
  const { pausedUntil: _, emailDomains, ...before } = admission;
  const [rules, setRules] = useState<Rules>(before);
  const [domains, setDomains] = useState(emailDomains.join(', '));
  const set = (changed: Partial<Rules>) => setRules(now => ({ ...now, ...changed }));
  const update = useUpdateAdmission(spaceId);
  const typed = domains.split(/[\s,]+/).filter(domain => domain !== '');
  const isSame = typed.join() === emailDomains.join();
  const fields = { ...rules, emailDomains: isSame ? emailDomains : typed };
  const changed = changedFields({ ...before, emailDomains }, fields);
  const input = admissionApi.updateAdmission.body.safeParse(changed);
  const areDomainsWrong = !input.success && input.error.issues.some(({ path }) => path[0] === 'emailDomains');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success && changed) update.mutate(input.data, { onSuccess: () => toast(st.saved) });
  }
  return (
    <form className="space-y-6 rounded-2xl border border-line bg-raised p-5" onSubmit={submit}>
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <ChoiceCards
        label={words.mode}
        choices={choices}
        chosen={rules.mode as AdmissionMode}
        onChoose={mode => set({ mode })}
      />
      {rules.mode === 'approval' && (
        <QuestionsField questions={rules.questions} onChange={questions => set({ questions })} />
      )}
      <SwitchLine
        title={words.listed}
        hint={words.listedHint}
        isOn={rules.listed}
        onChange={listed => set({ listed })}
      />
      <ProtectionFields {...rules} onChange={set} />
      <Field label={words.domains} hint={words.domainsHint} error={areDomainsWrong ? words.domainsWrong : undefined}>
        {control => (
          <Input
            {...control}
            value={domains}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            maxLength={admissionLimits.emailDomains * 255}
            onChange={event => setDomains(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={update.isPending} disabled={!input.success || !changed}>
        {st.save}
      </Button>
    </form>
  );
}
