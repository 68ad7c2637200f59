import { admissionLimits } from '@parley/contracts/spaces/admission';
import { hasVisible } from '@parley/contracts/text';
import { type FormEvent, useState } from 'react';
import { useAskToJoin } from '#features/spaces/api/ask-to-join.ts';
import { Refused } from '#features/spaces/entrance/refused.tsx';
import { et } from '#lib/i18n/entrance-texts.ts';
import { unturned } from '#lib/text/fence.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { TextArea } from '#ui/text-area.tsx';

export interface QuestionsFormProps {
  spaceId: string;
  questions: readonly string[];
  code: string | undefined;
}

/** What the moderators want to know, with a field for each answer. */
export function QuestionsForm({ spaceId, questions, code }: QuestionsFormProps) {
  const [answers, setAnswers] = useState<readonly string[]>(() => questions.map(() => ''));
  const ask = useAskToJoin(spaceId);
  const given = questions.map((_, at) => answers[at] ?? '');

  function submit(event: FormEvent) {
    event.preventDefault();
    if (given.every(hasVisible)) ask.mutate({ code, answers: given });
  }
  return (
    <form className="space-y-4" onSubmit={submit}>
      {ask.isError && <Refused error={ask.error} onRetry={() => ask.reset()} />}
      <p className="text-sm text-ink-soft">{questions.length === 0 ? et.ask.noQuestions : et.ask.hint}</p>
      {questions.map((question, at) => (
        <Field key={question} label={unturned(question)}>
          {control => (
            <TextArea
              {...control}
              value={answers[at] ?? ''}
              maxLength={admissionLimits.answer}
              onChange={event => setAnswers(given.with(at, event.target.value))}
            />
          )}
        </Field>
      ))}
      <Button type="submit" size="lg" className="w-full" busy={ask.isPending} disabled={!given.every(hasVisible)}>
        {et.ask.submit}
      </Button>
    </form>
  );
}
