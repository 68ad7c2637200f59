import { manyIn } from '#lib/i18n/languages/many.ts';

export const many = manyIn('de');
