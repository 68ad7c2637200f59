import { z } from 'zod';
import { id } from '../ids.ts';

/** A part of the own lists: which rooms and channels stand in it, their places say (`sectionId`). */
export const section = z.object({ id, name: z.string(), collapsed: z.boolean() });
export type Section = z.infer<typeof section>;

/** All sections of a person, in their order. */
export const sectionList = z.object({ sections: z.array(section) });
