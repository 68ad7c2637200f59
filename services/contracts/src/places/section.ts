import { z } from 'zod';
import { id } from '../ids.ts';
import { nameText } from '../text.ts';

/** Sections that one person may have. */
export const mostSections = 20;

/** A part of the own lists: which rooms and channels stand in it, their places say (`sectionId`). */
export const section = z.object({ id, name: z.string(), collapsed: z.boolean() });
export type Section = z.infer<typeof section>;

/** A section as a person gives it; its id is made by the device. */
export const sectionInput = z.strictObject({ id, name: nameText({ max: 40 }), collapsed: z.boolean().default(false) });

/** All sections of a person, in their order. */
export const sectionList = z.object({ sections: z.array(section) });
