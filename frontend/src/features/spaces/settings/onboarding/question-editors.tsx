import { onboardingLimits, type OnboardingQuestion } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { Plus, X } from 'lucide-react';
import { ChoiceEditor } from '#features/spaces/settings/onboarding/choice-editor.tsx';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { Button } from '#ui/button.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { Input } from '#ui/input.tsx';
import { SwitchLine } from '#ui/switch-line.tsx';

const words = ot.settings;

export interface QuestionEditorsProps {
  space: Space;
  questions: OnboardingQuestion[];
  onChange: (questions: OnboardingQuestion[]) => void;
}

const newChoice = () => ({ id: crypto.randomUUID(), label: '', channelIds: [], roleId: null });
const newQuestion = () => ({ id: crypto.randomUUID(), title: '', several: true, choices: [newChoice()] });

/** The questions, each with its answers. */
export function QuestionEditors({ space, questions, onChange }: QuestionEditorsProps) {
  return (
    <fieldset className="space-y-3">
      <legend className="text-sm font-medium">{words.questions}</legend>
      <p className="text-[0.8125rem] text-ink-soft">{words.questionsHint}</p>
      {questions.map((question, at) => (
        <QuestionEditor
          key={question.id}
          {...{ space, question, number: at + 1 }}
          onChange={changed => onChange(questions.with(at, changed))}
          onRemove={() => onChange(questions.filter(({ id }) => id !== question.id))}
        />
      ))}
      {questions.length < onboardingLimits.questions && (
        <Button variant="secondary" size="sm" onClick={() => onChange([...questions, newQuestion()])}>
          <Plus aria-hidden className="size-4" />
          <span>{words.addQuestion}</span>
        </Button>
      )}
    </fieldset>
  );
}

interface QuestionEditorProps {
  space: Space;
  question: OnboardingQuestion;
  number: number;
  onChange: (question: OnboardingQuestion) => void;
  onRemove: () => void;
}

function QuestionEditor({ space, question, number, onChange, onRemove }: QuestionEditorProps) {
  const { title, several, choices } = question;
  const setChoices = (changed: OnboardingQuestion['choices']) => onChange({ ...question, choices: changed });
  return (
    <div className="space-y-3 rounded-xl border border-line p-4">
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <Input
            aria-label={words.question(number)}
            placeholder={words.question(number)}
            value={title}
            dir="auto"
            maxLength={onboardingLimits.question}
            onChange={({ target }) => onChange({ ...question, title: target.value })}
          />
        </div>
        <IconButton label={words.removeQuestion(number)} onClick={onRemove}>
          <X aria-hidden className="size-4.5" />
        </IconButton>
      </div>
      <SwitchLine
        title={words.severalShort}
        isOn={several}
        onChange={isOn => onChange({ ...question, several: isOn })}
      />
      <ul className="space-y-3">
        {choices.map((choice, at) => (
          <li key={choice.id}>
            <ChoiceEditor
              {...{ space, choice, place: { choice: at + 1, question: number } }}
              onChange={changed => setChoices(choices.with(at, changed))}
              onRemove={choices.length > 1 ? () => setChoices(choices.filter(({ id }) => id !== choice.id)) : undefined}
            />
          </li>
        ))}
      </ul>
      {choices.length < onboardingLimits.choices && (
        <Button variant="ghost" size="sm" onClick={() => setChoices([...choices, newChoice()])}>
          <Plus aria-hidden className="size-4" />
          <span>{words.addChoice}</span>
        </Button>
      )}
    </div>
  );
}
