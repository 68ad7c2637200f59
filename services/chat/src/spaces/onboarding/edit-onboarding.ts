import { ParleyError } from '@parley/contracts/errors';
import type { Onboarding } from '@parley/contracts/spaces/onboarding';
import type { ChatContext } from '../../context.ts';
import type { SpaceChange } from '../../stores/space-change.ts';
import { demand } from '../demand.ts';
import { wrongField } from '../wrong-field.ts';
import { demandGrantable } from './grantable.ts';
import { presentOnboarding, switchOf, type StoredOnboarding, type StoredQuestion } from './onboarding-model.ts';

/** Throws `unknown_space`, `forbidden`, `unknown_role`, `unknown_room`, `validation_failed`. */
export async function updateOnboarding(
  { spaces }: Pick<ChatContext, 'spaces'>,
  { spaceId, by }: { spaceId: string; by: string },
  wish: Onboarding,
): Promise<Onboarding> {
  return spaces.change(spaceId, async change => {
    demand.permission(change.access, await change.person(by, 'unknown_space'), 'manageSpace');
    demandDistinct(wish);
    await demandChannels(change, wish);
    const before = await change.onboarding();
    const after = { ...wish, questions: await granted(change, { before, wish, by }) };
    await change.setOnboarding(after);
    change.space.onboarding = switchOf(after);
    change.restructured();
    change.audit({ by, action: 'space.onboarding', before: told(before), after: told(after) });
    return presentOnboarding(after);
  });
}

function demandDistinct({ questions }: Onboarding): void {
  const ids = questions.flatMap(({ id, choices }) => [id, ...choices.map(choice => choice.id)]);
  if (new Set(ids).size < ids.length) throw wrongField('body.questions', 'Each question and choice has its own id');
}

async function demandChannels(change: SpaceChange, { questions }: Onboarding): Promise<void> {
  const known = new Set((await change.channels()).map(({ id }) => id));
  const named = questions.flatMap(({ choices }) => choices.flatMap(({ channelIds }) => channelIds));
  if (named.some(id => !known.has(id))) throw new ParleyError('unknown_room');
}

interface Granting {
  before: StoredOnboarding;
  wish: Onboarding;
  by: string;
}

/** A role that stays at its choice stays granted by who put it there; each other one is granted by who saves it. */
async function granted(change: SpaceChange, { before, wish, by }: Granting): Promise<StoredQuestion[]> {
  const earlier = new Map(before.questions.flatMap(({ choices }) => choices.map(choice => [choice.id, choice])));
  const questions: StoredQuestion[] = [];
  for (const [at, question] of wish.questions.entries()) {
    const choices: StoredQuestion['choices'] = [];
    for (const [place, choice] of question.choices.entries()) {
      const was = earlier.get(choice.id);
      const isKept = choice.roleId !== null && was?.roleId === choice.roleId;
      if (choice.roleId !== null && !isKept)
        await demandGrantable(change, by, choice.roleId, `body.questions.${at}.choices.${place}.roleId`);
      const granter = choice.roleId === null ? null : by;
      choices.push({ ...choice, grantedBy: isKept ? (was?.grantedBy ?? null) : granter });
    }
    questions.push({ ...question, choices });
  }
  return questions;
}

/** For the audit log: what one can read in a line. */
function told({ on, welcome, rules, mustAccept, questions }: StoredOnboarding) {
  return { on, welcome, rules, mustAccept, questions: questions.map(({ title }) => title) };
}
