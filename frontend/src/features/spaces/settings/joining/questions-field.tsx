import { admissionLimits } from '@parley/contracts/spaces/admission';
import { Plus, X } from 'lucide-react';
import { et } from '#lib/i18n/entrance-texts.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Input } from '#ui/input.tsx';

const words = et.joining;

export interface QuestionsFieldProps {
  questions: readonly string[];
  onChange: (questions: string[]) => void;
}

/** What people are asked who want in. */
export function QuestionsField({ questions, onChange }: QuestionsFieldProps) {
  return (
    <fieldset className="space-y-2">
      <legend className="text-sm font-medium">{words.questions}</legend>
      <p className="text-[0.8125rem] text-ink-soft">{words.questionsHint}</p>
      <ul className="space-y-2">
        {questions.map((question, at) => (
          // Questions have no ids, and nothing but their place tells two empty ones apart.
          <li key={at} className="flex items-center gap-2">
            <div className="min-w-0 flex-1">
              <Input
                aria-label={words.question(at + 1)}
                value={question}
                dir="auto"
                maxLength={admissionLimits.question}
                autoFocus={question === ''}
                onChange={event => onChange(questions.with(at, event.target.value))}
              />
            </div>
            <IconButton
              label={words.removeQuestion(at + 1)}
              onClick={() => onChange(questions.filter((_, other) => other !== at))}
            >
              <X aria-hidden className="size-4.5" />
            </IconButton>
          </li>
        ))}
      </ul>
      {questions.length < admissionLimits.questions && (
        <Button variant="secondary" size="sm" onClick={() => onChange([...questions, ''])}>
          <Plus aria-hidden className="size-4" />
          <span>{words.addQuestion}</span>
        </Button>
      )}
    </fieldset>
  );
}
