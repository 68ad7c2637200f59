import type { enAccess } from '#lib/i18n/en-access.ts';

const list = new Intl.ListFormat('de', { type: 'conjunction' });

export const deAccess: typeof enAccess = {
  viewAs: {
    start: 'Als diese Rolle ansehen',
    bar: role => `Du siehst diesen Space als ${role}`,
    names: roles => list.format(roles),
    change: 'Rollen wählen',
    title: 'Mit diesen Rollen ansehen',
    titleHint: 'Du siehst, was ein Mitglied mit all diesen Rollen sieht; mit Gast, was ein Gast sieht.',
    show: 'Anzeigen',
    end: 'Vorschau beenden',
    failed: 'Die Kanäle dieser Rolle konnten nicht geladen werden',
    none: 'Diese Rolle sieht keine Kanäle',
    hidden: 'Diese Rolle sieht diesen Kanal nicht',
    inSpace: role => `Was ${role} im Space darf`,
    inChannel: role => `Was ${role} hier darf`,
    hint: 'Bis du die Vorschau beendest, lässt sich nichts senden.',
  },
  allowed: 'Erlaubt',
  denied: 'Nicht erlaubt',
  why: {
    title: name => `Was darf ${name}?`,
    hint: 'Wähle eine Berechtigung, um die Regel zu sehen, die entscheidet.',
    permission: 'Berechtigung',
    place: 'Wo',
    wholeSpace: 'Im ganzen Space',
    failed: 'Das ließ sich nicht herausfinden',
    reasons: {
      owner: who => `${who} gehört der Space. Der Inhaber darf alles.`,
      administrator: (who, what) => `Mit der Rolle ${what} hat ${who} alle Rechte und darf in jedem Kanal alles.`,
      role: (_, what) => `Die Rolle ${what} erlaubt es.`,
      overwrite: (_, what) => `Die Berechtigungen dieses Kanals entscheiden es für ${what}.`,
      timeout: who => `${who} hat eine Auszeit und kann nur lesen.`,
      hidden: who => `${who} sieht diesen Kanal nicht und darf darin nichts.`,
      nothing: who => `Keine Rolle von ${who} erlaubt es.`,
      unknown: () => 'Eine Regel, die erst eine neuere Version kennt, entscheidet es.',
    },
    ofPerson: name => `${name} allein`,
    gone: 'etwas, das es nicht mehr gibt',
    rank: {
      owner: who => `${who} steht im Rang über allen.`,
      role: (who, role) => `Die höchste Rolle von ${who} ist ${role} und wirkt nur auf niedrigere Ränge.`,
      none: who => `${who} hat keine eigene Rolle und steht im Rang unter jeder Rolle.`,
    },
  },
};
