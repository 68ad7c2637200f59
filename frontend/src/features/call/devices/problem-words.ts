import type { CallProblem } from '#lib/call/state.ts';
import { c } from '#lib/i18n/call-texts.ts';

export interface Words {
  title: string;
  fix: string;
}

/** A problem as a person reads it: what is wrong, and what they can do. */
export function wordsOf(problem: CallProblem): Words {
  const texts = c.problems;
  if (problem.kind === 'call') return { title: texts.call[problem.cause], fix: texts.callFix[problem.cause] };
  const { cause } = problem;
  const source = problem.source === 'screen-audio' ? 'screen' : problem.source;
  const screenFixes = { denied: texts.deniedScreenFix, unsupported: texts.unsupportedScreenFix };
  const ownFix =
    source === 'screen' && (cause === 'denied' || cause === 'unsupported') ? screenFixes[cause] : undefined;
  return { title: texts[cause][source], fix: ownFix ?? texts[`${cause}Fix`] };
}
