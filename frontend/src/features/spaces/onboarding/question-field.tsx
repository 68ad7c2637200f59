import type { OnboardingChoice, OnboardingQuestion } from '@parley/contracts/spaces/onboarding';
import type { Space } from '@parley/contracts/spaces/space';
import { useChannels } from '#features/spaces/api/list-channels.ts';
import { ot } from '#lib/i18n/onboarding-texts.ts';
import { unturned } from '#lib/text/fence.ts';
import { cn } from '#ui/cn.ts';

const look = 'flex items-start gap-3 rounded-xl border p-3 text-sm';
const chosen = 'border-accent bg-selected';
const unchosen = 'border-line bg-raised hover:bg-hover';

export interface QuestionFieldProps {
  space: Space;
  question: OnboardingQuestion;
  /** What is picked, of all questions. */
  choiceIds: readonly string[];
  onChange: (choiceIds: string[]) => void;
}

/** A question with its choices, each with what it gives. */
export function QuestionField({ space, question, choiceIds, onChange }: QuestionFieldProps) {
  const { id, title, several, choices } = question;
  const own = choices.map(choice => choice.id);
  function toggle(choiceId: string, isOn: boolean) {
    const others = choiceIds.filter(picked => picked !== choiceId && (several || !own.includes(picked)));
    onChange(isOn ? [...others, choiceId] : others);
  }
  return (
    <fieldset className="space-y-2">
      <legend dir="auto" className="text-sm font-medium">
        {title}
      </legend>
      <p className="text-[0.8125rem] text-ink-soft">{several ? ot.manyPicks : ot.onePick}</p>
      <div className="grid gap-2 sm:grid-cols-2">
        {choices.map(choice => (
          <label key={choice.id} className={cn(look, choiceIds.includes(choice.id) ? chosen : unchosen)}>
            <input
              // A radio button cannot be taken back, and every answer is of free will.
              type="checkbox"
              name={id}
              checked={choiceIds.includes(choice.id)}
              className="mt-0.5 size-4.5 shrink-0 accent-accent"
              onChange={({ target }) => toggle(choice.id, target.checked)}
            />
            <span className="min-w-0">
              <span dir="auto" className="block font-medium break-words">
                {choice.label}
              </span>
              <Given space={space} choice={choice} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Given({ space, choice: { roleId, channelIds } }: { space: Space; choice: OnboardingChoice }) {
  const channels = useChannels(space.id).data ?? [];
  const role = space.roles.find(({ id }) => id === roleId);
  const names = channels.filter(({ id }) => channelIds.includes(id)).map(({ name }) => `#${unturned(name)}`);
  return (
    <>
      {names.length > 0 && (
        <span translate="no" className="block text-[0.8125rem] break-words text-ink-soft">
          {names.join(' ')}
        </span>
      )}
      {role && <span className="block text-[0.8125rem] text-ink-soft">{ot.gives(role.name)}</span>}
    </>
  );
}
