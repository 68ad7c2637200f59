const languages = ['de', 'en'] as const;
export type LanguageChoice = (typeof languages)[number] | 'browser';

/** Read by `public/language.js` too, before the first paint, so it is plain text and not JSON. */
const key = 'parley.language';

/** What the person chose, or that the browser's languages decide. */
export function languageChoice(): LanguageChoice {
  const chosen = document.documentElement.dataset['language'];
  return languages.find(language => language === chosen) ?? 'browser';
}

/** Keeps the choice and loads the page in it. Drafts and unsent messages are on the device already. */
export function chooseLanguage(choice: LanguageChoice): void {
  try {
    if (choice === 'browser') localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Storage is blocked or full: the page stays in its language.
    return;
  }
  location.reload();
}
