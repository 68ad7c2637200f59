import { z } from 'zod';
import { id } from '../ids.ts';
import { nameText } from '../text.ts';
import { space } from './space.ts';

/** Parameters, limits and answers that the calls of spaces have in common. */
export const bySpace = z.object({ id });
export const name = nameText({ max: 80 });
export const oneSpace = z.object({ space });

export const read = { access: 'user', limit: 'readPerUser' } as const;
export const change = { access: 'user', limit: 'spaceChangesPerUser' } as const;
/** The same for guests too. */
export const readByGuests = { ...read, access: 'guest' } as const;
export const changeByGuests = { ...change, access: 'guest' } as const;

/** What every call about a space may answer: a space that the asker is not in is no space to them. */
export const inSpace = ['unknown_space'] as const;
