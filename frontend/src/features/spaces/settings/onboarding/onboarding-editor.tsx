import { onboarding, type Onboarding, onboardingLimits } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { Eye } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useUpdateOnboarding } from '#features/spaces/api/onboarding.ts';
import { OnboardingPreview } from '#features/spaces/settings/onboarding/onboarding-preview.tsx';
import { QuestionEditors } from '#features/spaces/settings/onboarding/question-editors.tsx';
import { errorText } from '#lib/error-text.ts';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { toast } from '#ui/toasts.ts';

const words = ot.settings;
const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** All of it in one form; it is saved as a whole. */
export function OnboardingEditor({ space, saved }: { space: Space; saved: Onboarding }) {
  const [wish, setWish] = useState(saved);
  const [rules, setRules] = useState(saved.rules.join('\n'));
  const [isPreview, setPreview] = useState(false);
  const update = useUpdateOnboarding(space.id);
  const set = (fields: Partial<Onboarding>) => setWish(now => ({ ...now, ...fields }));
  const whole = { ...wish, rules: linesOf(rules) };
  const input = onboarding.safeParse(whole);
  const areRulesWrong = !input.success && input.error.issues.some(({ path }) => path[0] === 'rules');
  const isSame = JSON.stringify(whole) === JSON.stringify(saved);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (input.success) update.mutate(input.data, { onSuccess: () => toast(words.saved) });
  }
  return (
    <form className="space-y-6 rounded-2xl border border-line bg-raised p-5" onSubmit={submit}>
      <p className="text-sm text-ink-soft">{words.hint}</p>
      {update.isError && <Alert>{errorText(update.error)}</Alert>}
      <SwitchLine title={words.on} isOn={wish.on} onChange={on => set({ on })} />
      <Field label={words.welcome} hint={words.welcomeHint}>
        {control => (
          <TextArea
            {...control}
            value={wish.welcome}
            maxLength={onboardingLimits.welcome}
            onChange={({ target }) => set({ welcome: target.value })}
          />
        )}
      </Field>
      <Field label={words.rules} hint={words.rulesHint} error={areRulesWrong ? words.rulesWrong : undefined}>
        {control => <TextArea {...control} rows={5} value={rules} onChange={({ target }) => setRules(target.value)} />}
      </Field>
      <SwitchLine
        title={words.mustAccept}
        hint={words.mustAcceptHint}
        isOn={wish.mustAccept}
        onChange={mustAccept => set({ mustAccept })}
      />
      <QuestionEditors space={space} questions={wish.questions} onChange={questions => set({ questions })} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={update.isPending} disabled={!input.success || isSame}>
          {words.save}
        </Button>
        <Button variant="secondary" disabled={!input.success} onClick={() => setPreview(true)}>
          <Eye aria-hidden className="size-4" />
          <span>{words.preview}</span>
        </Button>
      </div>
      {isPreview && <OnboardingPreview {...{ space }} onboarding={whole} onClose={() => setPreview(false)} />}
    </form>
  );
}
