import type { enAccount } from '#lib/i18n/en-account.ts';

export const deAccount: typeof enAccount = {
  password: 'Dein Passwort',
  email: {
    title: 'E-Mail',
    confirmed: 'Bestätigt',
    unconfirmed: 'Noch nicht bestätigt. Öffne den Link, den wir dir geschickt haben.',
    pending: address => `Wartet auf ${address}. Öffne den Link, den wir dorthin geschickt haben.`,
    resend: 'Link noch einmal senden',
    resent: address => `Ein Link ist unterwegs an ${address}.`,
    keep: 'Alte Adresse behalten',
    change: 'E-Mail ändern',
    changeHint: 'Wir schicken einen Link an die neue Adresse. Sie gilt, sobald du ihn geöffnet hast.',
    changeNowHint: 'Dieser Server verschickt keine E-Mails. Die neue Adresse gilt deshalb sofort.',
    new: 'Neue E-Mail-Adresse',
    changed: 'Deine E-Mail-Adresse ist geändert.',
  },
  username: {
    title: 'Benutzername',
    change: 'Benutzernamen ändern',
    hint: 'Du kannst ihn zweimal pro Woche ändern. 30 Tage lang bekommt niemand sonst den alten.',
    new: 'Neuer Benutzername',
    changed: name => `Du heißt jetzt @${name}.`,
    tooOften: when => `Du hast ihn in einer Woche zweimal geändert. Ab ${when} geht es wieder.`,
  },
  verify: {
    title: 'Bestätige deine E-Mail-Adresse',
    hint: 'Damit ist klar, dass die Adresse zu deinem Konto gehört.',
    confirm: 'Adresse bestätigen',
    done: 'Deine Adresse ist bestätigt',
    doneHint: address => `${address} gehört zu deinem Konto.`,
    goOn: 'Weiter',
    noToken: 'Dieser Link ist unvollständig',
    noTokenHint:
      'Öffne den Link aus der E-Mail noch einmal oder lass dir in den Einstellungen unter Konto einen neuen senden.',
    failedHint: 'In den Einstellungen unter Konto bekommst du einen neuen Link.',
  },
  remove: {
    title: 'Konto löschen',
    about: 'Du kannst es 30 Tage lang zurücknehmen.',
    open: 'Konto löschen …',
    confirm: 'Konto löschen',
    hint: 'Du wirst überall abgemeldet. 30 Tage lang kannst du dich anmelden und dein Konto zurückholen.',
    then: 'Danach werden Name, E-Mail-Adresse, Passwort und Bild endgültig gelöscht.',
    messages: 'Deine Nachrichten bleiben. Andere sehen sie unter „Gelöschtes Konto“.',
    owned:
      'Diese Spaces gehören dir. Übergib sie vorher, sonst bekommt sie jemand mit allen Rechten darin. Ein Space ohne andere Mitglieder wird gelöscht.',
    done: date => `Dein Konto ist gelöscht. Bis ${date} kannst du das zurücknehmen.`,
  },
  closed: {
    title: 'Dieses Konto wurde gelöscht',
    hint: 'Noch ist nichts weg. Hol es zurück, und alles ist wie vorher.',
    takeBack: 'Konto zurückholen',
  },
};
