import type { enCreate } from '#lib/i18n/en-create.ts';
import type { enGroup } from '#lib/i18n/en-group.ts';
import type { enGuest } from '#lib/i18n/en-guest.ts';
import type { enPictures } from '#lib/i18n/en-pictures.ts';
import type { enReset } from '#lib/i18n/en-reset.ts';
import type { enShell } from '#lib/i18n/en-shell.ts';
import type { enWriting } from '#lib/i18n/en-writing.ts';
import { many } from '#lib/i18n/languages/de/many.ts';

const people = { one: 'Person', other: 'Personen' };

export const deWriting: typeof enWriting = {
  people: 'Wen erwähnen?',
  emoji: 'Emojis',
  here: 'Alle hier',
  role: 'Rolle',
};

export const deShell: typeof enShell = {
  updateReady: 'Eine neue Version ist da.',
  reload: 'Neu laden',
  shareTitle: 'In einer Unterhaltung teilen',
  shareEmpty: 'Es gibt keinen Text zu teilen.',
  shareFind: 'Unterhaltungen suchen',
  shareNothing: 'Keine Unterhaltungen gefunden',
};

export const dePictures: typeof enPictures = {
  avatar: 'Profilbild',
  avatarHint: 'Alle, die deinen Namen sehen, sehen auch das Bild.',
  icon: 'Symbol',
  iconHint: 'Steht anstelle der Anfangsbuchstaben des Space.',
  banner: 'Titelbild',
  bannerHint: 'Das sehen alle, die eine Einladung öffnen. Dreimal so breit wie hoch.',
  choose: 'Bild auswählen',
  chooseFor: label => `Bild auswählen: ${label}`,
  remove: 'Entfernen',
  removeFor: label => `Entfernen: ${label}`,
  drop: 'Du kannst ein Bild auch hierher ziehen oder einfügen.',
  invalid: 'Dieses Bild geht nicht. Versuche ein anderes.',
  saved: 'Bild gespeichert',
  removed: 'Bild entfernt',
};

export const deReset: typeof enReset = {
  forgot: {
    title: 'Passwort vergessen?',
    hint: 'Gib die E-Mail-Adresse deines Kontos ein. Wir schicken dir einen Link, mit dem du ein neues Passwort setzt.',
    email: 'E-Mail',
    send: 'Link senden',
    sent: 'Sieh in deinen E-Mails nach',
    sentHint: email =>
      `Wenn es ein Konto für ${email} gibt, ist ein Link unterwegs. Er gilt einmal und 30 Minuten lang. Nichts da? Sieh im Spam-Ordner nach.`,
    off: 'Dieser Server verschickt keine E-Mails',
    offHint: 'Bitte die Betreiber um ein neues Passwort.',
    back: 'Zurück zur Anmeldung',
  },
  reset: {
    title: 'Neues Passwort setzen',
    hint: 'Du wirst auf allen deinen Geräten abgemeldet.',
    password: 'Neues Passwort',
    save: 'Passwort setzen',
    noToken: 'Dieser Link ist unvollständig',
    noTokenHint: 'Öffne den Link aus der E-Mail noch einmal oder fordere einen neuen an.',
    again: 'Neuen Link anfordern',
    done: 'Dein Passwort ist gesetzt. Melde dich damit an.',
  },
};

export const deGroup: typeof enGroup = {
  open: 'Gruppeneinstellungen',
  title: group => `Einstellungen von ${group}`,
  name: 'Gruppenname',
  topic: 'Thema',
  topicHint: 'Worum es in dieser Gruppe geht. Steht unter dem Namen.',
  save: 'Speichern',
  menu: name => `Menü von ${name}`,
  makeOwner: 'Zum Inhaber machen',
  makeOwnerTitle: name => `Gruppe an ${name} übergeben?`,
  makeOwnerHint:
    'Diese Person kann dann die Gruppe umbenennen und Mitglieder entfernen. Du bist ein Mitglied wie alle.',
  remove: 'Aus der Gruppe entfernen',
  removeTitle: name => `${name} entfernen?`,
  removeHint:
    'Die Person verlässt sofort die Gruppe und ihren Anruf. Einen Tag lang kann sie nicht von selbst zurückkommen; du kannst sie wieder hinzufügen.',
};

export const deGuest: typeof enGuest = {
  enter: 'Als Gast weiter',
  name: 'Dein Name',
  nameHint: 'Steht neben deinen Nachrichten. Du brauchst kein Konto.',
  or: 'oder',
  banner: 'Du bist als Gast hier.',
  bannerHint: 'Erstelle ein Konto, um deinen Namen und deine Nachrichten zu behalten.',
  create: 'Konto erstellen',
  title: 'Erstelle dein Konto',
  hint: 'Dein Name, deine Spaces und alles, was du geschrieben hast, bleiben bei dir.',
  invitation: 'Einladung',
  invitationHint: 'Füge den Link oder Code ein, den du bekommen hast.',
  requested:
    'Deine Anfrage ist gesendet. Bis sie bestätigt ist, bist du Gast; danach meldest du dich mit Benutzername und Passwort an.',
  done: 'Dein Konto ist fertig',
  signOutTitle: 'Als Gast abmelden?',
  signOutHint: 'Du kannst nicht zu diesem Namen zurück: Ohne Konto gibt es nichts, womit du dich anmelden kannst.',
};

export const deCreate: typeof enCreate = {
  title: 'Neue Unterhaltung',
  hint: 'Schreib jemandem, erstelle eine Gruppe oder tritt einer öffentlichen bei.',
  direct: 'Nachricht',
  group: 'Gruppe',
  discover: 'Entdecken',
  searchPeople: 'Personen nach Namen suchen',
  searchGroups: 'Öffentliche Gruppen suchen',
  typeToSearch: 'Gib einen Namen oder Benutzernamen ein.',
  nobody: 'Niemand gefunden',
  noGroups: 'Keine öffentlichen Gruppen gefunden',
  searchFailed: 'Die Suche geht gerade nicht',
  groupName: 'Name der Gruppe',
  people: 'Personen',
  isPublic: 'Öffentliche Gruppe',
  isPublicHint: 'Alle auf diesem Server können sie finden und beitreten.',
  create: 'Gruppe erstellen',
  join: 'Beitreten',
  joined: 'Beigetreten',
  open: 'Öffnen',
  remove: name => `${name} entfernen`,
  add: 'Personen hinzufügen',
  addHint: room => `Sie sehen den ganzen Verlauf von ${room}.`,
  addSelected: count => (count === 0 ? 'Hinzufügen' : `${many(count, people)} hinzufügen`),
  selected: count => `${many(count, people)} ausgewählt`,
  isMember: 'Schon Mitglied',
};
