import type { CheckName, Findings } from '#features/call/check/outcome.ts';
import { k } from '#lib/i18n/call-check-texts.ts';

/** The findings as text, for a mail to somebody who can help. */
export function reportOf(findings: Findings): string {
  const lines = Object.entries(findings).flatMap(([name, { outcome, detail, admin }]) => [
    `${k.names[name as CheckName]}: ${k.outcome[outcome]}. ${detail}`,
    ...(admin === undefined ? [] : [`  ${k.admin}: ${admin}`]),
  ]);
  return [`Parley, ${k.title}, ${new Date().toISOString()}`, navigator.userAgent, location.origin, '', ...lines].join(
    '\n',
  );
}
