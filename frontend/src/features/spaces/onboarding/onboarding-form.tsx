import type { Onboarding, OwnOnboarding } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { type FormEvent, type ReactNode, useState } from 'react';
import { QuestionField } from '#features/spaces/onboarding/question-field.tsx';
import { errorText } from '#lib/error-text.ts';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';

export interface Answers {
  acceptRules: boolean;
  choiceIds: string[];
}

export interface OnboardingFormProps {
  space: Space;
  onboarding: Onboarding;
  own: OwnOnboarding;
  isNew: boolean;
  busy: boolean;
  error: Error | null;
  onSkip: () => void;
  onDone: (answers: Answers) => void;
}

/** Welcome, rules and questions in one column: there are few of each. */
export function OnboardingForm({
  space,
  onboarding: { welcome, rules, questions },
  own,
  isNew,
  busy,
  error,
  onSkip,
  onDone,
}: OnboardingFormProps) {
  const [isAccepted, setAccepted] = useState(false);
  const [choiceIds, setChoiceIds] = useState(own.choiceIds);
  function submit(event: FormEvent) {
    event.preventDefault();
    const known = new Set(questions.flatMap(({ choices }) => choices.map(({ id }) => id)));
    onDone({ acceptRules: isAccepted, choiceIds: choiceIds.filter(id => known.has(id)) });
  }
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-6 overflow-y-auto px-5 pb-5">
        {error && <Alert>{errorText(error)}</Alert>}
        {welcome !== '' && (
          <p dir="auto" className="text-sm break-words whitespace-pre-wrap text-ink-soft">
            {welcome}
          </p>
        )}
        {rules.length > 0 && (
          <Rules rules={rules}>
            {own.rulesPending && (
              <label className="flex items-start gap-3 rounded-xl border border-line bg-raised p-3 text-sm">
                <input
                  type="checkbox"
                  checked={isAccepted}
                  className="mt-0.5 size-4.5 shrink-0 accent-accent"
                  onChange={({ target }) => setAccepted(target.checked)}
                />
                <span>
                  <span className="block font-medium">{ot.accept}</span>
                  <span className="block text-[0.8125rem] text-ink-soft">{ot.mustAccept}</span>
                </span>
              </label>
            )}
          </Rules>
        )}
        {questions.map(question => (
          <QuestionField key={question.id} {...{ space, question, choiceIds }} onChange={setChoiceIds} />
        ))}
      </div>
      <div className="flex justify-end gap-2 border-t border-line px-5 py-3">
        {isNew && (
          <Button variant="ghost" onClick={onSkip}>
            {ot.later}
          </Button>
        )}
        <Button type="submit" busy={busy} disabled={own.rulesPending && !isAccepted}>
          {ot.done}
        </Button>
      </div>
    </form>
  );
}

function Rules({ rules, children }: { rules: readonly string[]; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h3 className="text-sm font-medium">{ot.rules}</h3>
      <ol className="space-y-2 rounded-xl border border-line p-4 text-sm">
        {rules.map((rule, at) => (
          <li key={at} className="flex gap-3">
            <span aria-hidden className="shrink-0 font-medium text-ink-soft">
              {at + 1}
            </span>
            <span dir="auto" className="min-w-0 break-words">
              {rule}
            </span>
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
