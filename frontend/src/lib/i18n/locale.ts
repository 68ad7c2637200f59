/**
 * The person's own variant of the language, as `Intl` takes it. Browsers also tell tags that `Intl` refuses, such as
 * `en-US@posix`, or none at all.
 */
export function usableLocale(wanted: readonly string[] | undefined, language: string): string {
  return wanted?.find(tag => tag.startsWith(language) && isUsable(tag)) ?? language;
}

function isUsable(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
