import type { k } from '#lib/i18n/call-check-texts.ts';

export type CheckName = keyof (typeof k)['names'];
export type Outcome = 'good' | 'warn' | 'bad' | 'skipped';

/** What a test found, in words: for the person, and where only they can help, for those who run the network. */
export interface Finding {
  outcome: Outcome;
  detail: string;
  fix?: string;
  admin?: string;
}

export type Findings = Partial<Record<CheckName, Finding>>;

/** Ways by which media comes through; any of them will do. */
const ways: readonly CheckName[] = ['sfu-udp', 'sfu-tcp', 'relay-udp', 'relay-tcp', 'relay-tls'];
const needed: readonly CheckName[] = ['browser', 'signalling'];

/** What the findings mean for calls as a whole. */
export function verdictOf(findings: Findings): 'good' | 'warn' | 'bad' {
  const isBad = (name: CheckName) => findings[name]?.outcome === 'bad';
  const hasWay = ways.some(name => findings[name]?.outcome === 'good');
  if (needed.some(isBad) || !hasWay) return 'bad';
  const isPerfect = Object.values(findings).every(({ outcome }) => outcome === 'good' || outcome === 'skipped');
  return isPerfect ? 'good' : 'warn';
}
