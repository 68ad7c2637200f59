import { keepChoice } from '#lib/device/plain-choice.ts';

const languages = ['ar', 'de', 'en'] as const;
export type LanguageChoice = (typeof languages)[number] | 'browser';

/** What the person chose, or that the browser's languages decide. */
export function languageChoice(): LanguageChoice {
  const chosen = document.documentElement.dataset['language'];
  return languages.find(language => language === chosen) ?? 'browser';
}

/** Keeps the choice and loads the page in it. Drafts and unsent messages are on the device already. */
export function chooseLanguage(choice: LanguageChoice): void {
  // Where it cannot be kept, a reload would only lose what is on the screen.
  if (keepChoice('language', choice, 'browser')) location.reload();
}
