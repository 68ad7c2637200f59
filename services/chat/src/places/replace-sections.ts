import type { Section } from '@parley/contracts/places/section';
import type { ChatContext } from '../context.ts';

/** The sections of a person from now on. Of two devices at once the last one is right: each is told what it is now. */
export async function replaceSections(
  { sections, notify }: Pick<ChatContext, 'sections' | 'notify'>,
  userId: string,
  all: Section[],
): Promise<{ sections: Section[] }> {
  await sections.replace(userId, all);
  notify.people([userId], 'sections:changed', { sections: all });
  return { sections: all };
}
