/** For `Intl` formats: the person's own variant of the language; `public/language.js` puts it on the page before this. */
export const locale = globalThis.document?.documentElement.lang || 'en';

/** Which way the page is read; `public/language.js` puts it there with the language. */
export const direction = globalThis.document?.dir === 'rtl' ? 'rtl' : 'ltr';

/** The language of the texts. */
export const language = locale.slice(0, 2);
