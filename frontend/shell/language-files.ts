import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Languages other than English, each a file of its own that the page runs before the app. */
const languages = ['de', 'ar'];

const sourceOf = (language: string) => `src/lib/i18n/languages/${language}/${language}.ts`;

/** Builds the file of each language, and tells `public/language.js` their addresses on its own tag. */
export function languageFiles(isBuild: boolean): Plugin {
  return {
    name: 'language-files',
    buildStart() {
      if (!isBuild) return;
      for (const language of languages)
        this.emitFile({
          type: 'chunk',
          id: fileURLToPath(new URL(`../${sourceOf(language)}`, import.meta.url)),
          name: `language-${language}`,
        });
    },
    transformIndexHtml(html, { bundle }) {
      const built = Object.values(bundle ?? {});
      const addressOf = (language: string) => {
        const file = built.find(({ fileName }) => fileName.startsWith(`assets/language-${language}-`));
        return `/${file?.fileName ?? sourceOf(language)}`;
      };
      const addresses = languages.map(language => ` data-${language}="${addressOf(language)}"`).join('');
      return html.replace('src="/language.js"', `src="/language.js"${addresses}`);
    },
  };
}
