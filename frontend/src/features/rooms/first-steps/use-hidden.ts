import { create } from 'zustand';
import { closeSteps } from '#features/rooms/first-steps/open-steps.ts';

/** Whose steps are over; for all places that would show them. */
export const useHidden = create<{ of: string | null }>(() => ({ of: null }));

/** They are done, or not wanted, and do not come back. */
export function hideSteps(userId: string): void {
  useHidden.setState({ of: userId });
  closeSteps();
}
