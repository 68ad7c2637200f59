// Says the page's language and direction before the first paint, as the person chose or as the browser wants. A file of
// its own because the CSP allows no inline script, and outside the app because the app is loaded in this language.
{
  const known = ['en', 'de', 'ar'];
  const fromTheRight = ['ar'];
  const isUsable = tag => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
    } catch {
      return false; // A tag that Intl refuses, such as `en-US@posix`.
    }
  };
  let chosen;
  try {
    chosen = localStorage.getItem('parley.language');
  } catch {
    // Storage may be refused; the browser's language stands.
  }
  const wanted = (navigator.languages ?? []).filter(isUsable);
  const languageOf = tag => tag.slice(0, 2).toLowerCase();
  const isKnown = tag => known.includes(languageOf(tag)) && !/^\w{3}/.test(tag);
  const language = known.includes(chosen) ? chosen : languageOf(wanted.find(isKnown) ?? 'en');
  const page = document.documentElement;
  page.lang = wanted.find(tag => isKnown(tag) && languageOf(tag) === language) ?? language;
  page.dir = fromTheRight.includes(language) ? 'rtl' : 'ltr';
  const file = document.currentScript.dataset[language];
  // Written into the page, because only scripts of the page run in its order: the language first, then the app.
  if (file !== undefined) {
    document.write(`<script type="module" src="${file}"></script>`);
    // Without its texts the app is in English, and read as English is. It runs after this.
    document
      .querySelector(`[src="${file}"]`)
      .addEventListener('error', () => Object.assign(page, { lang: 'en', dir: 'ltr' }));
  }
  if (chosen !== null && known.includes(chosen)) page.dataset.language = chosen;
}
