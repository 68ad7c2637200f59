import { z } from 'zod';
import { id } from '../ids.ts';
import { nameText } from '../text.ts';

/** Sections that one person may have. */
export const mostSections = 20;

/** A section as a person gives it; its id is made by the device. */
export const sectionInput = z.strictObject({ id, name: nameText({ max: 40 }), collapsed: z.boolean().default(false) });
