import { useState } from 'react';
import type { CallProblem } from '#lib/call/state.ts';
import { useCallState } from '#lib/react/call-context.ts';

/** The problems that the person has not put away; the same problem shows again when it comes again. */
export function useDismissed(): [CallProblem[], (problem: CallProblem) => void] {
  const problems = useCallState(state => state.problems);
  const [dismissed, setDismissed] = useState<readonly CallProblem[]>([]);
  return [
    problems.filter(problem => !dismissed.includes(problem)),
    problem => setDismissed(before => [...before.filter(other => problems.includes(other)), problem]),
  ];
}
