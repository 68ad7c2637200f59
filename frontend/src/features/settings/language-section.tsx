import { useId } from 'react';
import { chooseLanguage, languageChoice, type LanguageChoice } from '#lib/i18n/choose-language.ts';
import { ps } from '#lib/i18n/settings-texts.ts';
import { Select } from '#ui/select.tsx';

/** Each language has its own name, so that people find theirs in a page that they cannot read. */
const names = { en: 'English', de: 'Deutsch', ar: 'العربية' };

export function LanguageSection() {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {ps.language}
      </label>
      <Select
        id={id}
        defaultValue={languageChoice()}
        onChange={event => chooseLanguage(event.target.value as LanguageChoice)}
      >
        <option value="browser">{ps.languageOfBrowser}</option>
        {Object.entries(names).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </Select>
    </div>
  );
}
