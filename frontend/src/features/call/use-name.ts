import { c } from '#lib/i18n/call-texts.ts';
import { usePerson } from '#lib/react/use-person.ts';

/** What somebody in a call is called. */
export function useName(userId: string | undefined): string {
  return usePerson(userId)?.displayName ?? c.somebody;
}
