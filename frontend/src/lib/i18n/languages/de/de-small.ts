import type { enCreate } from '#lib/i18n/en-create.ts';
import type { enFirstSteps } from '#lib/i18n/en-first-steps.ts';
import type { enGoTo } from '#lib/i18n/en-go-to.ts';
import type { enGroup } from '#lib/i18n/en-group.ts';
import type { enGuest } from '#lib/i18n/en-guest.ts';
import type { enPalette } from '#lib/i18n/en-palette.ts';
import type { enPictures } from '#lib/i18n/en-pictures.ts';
import type { enReset } from '#lib/i18n/en-reset.ts';
import type { enShell } from '#lib/i18n/en-shell.ts';
import type { enWriting } from '#lib/i18n/en-writing.ts';
import { many } from '#lib/i18n/languages/de/many.ts';

const people = { one: 'Person', other: 'Personen' };

export const deWriting: typeof enWriting = {
  noFiles: 'Dateien lassen sich noch nicht senden. Füge stattdessen einen Link ein.',
  people: 'Wen erwähnen?',
  emoji: 'Emojis',
  here: 'Alle hier',
  role: 'Rolle',
  searchEmoji: 'Emojis suchen',
  loadingEmoji: 'Emojis werden geladen …',
  noEmoji: 'Keine Emojis gefunden',
  usualReactions: 'Oft benutzt',
  code: 'Codeblock',
  codeIn: language => `Codeblock, ${language}`,
};

export const deFirstSteps: typeof enFirstSteps = {
  welcome: name => `Willkommen, ${name}`,
  hint: 'Drei kleine Schritte, in beliebiger Reihenfolge. Jeder dauert weniger als eine Minute.',
  progress: (done, all) => `${done} von ${all} erledigt`,
  done: 'Erledigt',
  place: {
    title: 'Finde deinen Ort',
    hint: 'Eröffne einen Space für Freunde, ein Team, ein Projekt oder eine Klasse, oder tritt einem mit einem Link bei.',
    create: 'Space erstellen',
    join: 'Mit Link beitreten',
    browse: 'Spaces entdecken',
  },
  people: {
    title: 'Sprich mit jemandem',
    hint: 'Finde Leute auf diesem Server nach ihrem Namen.',
    find: 'Leute finden',
  },
  picture: {
    title: 'Zeig, wer du bist',
    hint: 'Mit einem Bild erkennen dich andere in Listen und Anrufen.',
    add: 'Bild hinzufügen',
  },
  hide: 'Schritte ausblenden',
  sample: 'Einen Beispiel-Space zum Umsehen erstellen',
  sampleSpace: {
    name: 'Beispiel-Space',
    messages: {
      only: 'Willkommen! In diesem Space bist nur du. Probier alles aus, und lösche ihn in seinen Einstellungen, wenn du genug gesehen hast.',
      marks:
        'Nachrichten können **fett**, *kursiv*, ~~durchgestrichen~~ oder `Code` sein:\n- eine Liste\n- von Dingen\n\n> und ein Zitat',
      code: '```js\nconst hallo = name => `Hallo, ${name}!`;\n```',
      next: 'Als Nächstes: Lade oben links im Menü des Space jemanden ein, oder finde Dinge mit Strg K.',
    },
  },
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

export const dePalette: typeof enPalette = {
  find: 'Personen, Gruppen und Aktionen finden',
  hint: 'Wähle mit den Pfeiltasten und öffne mit der Eingabetaste.',
  empty: 'Keine Treffer',
  places: 'Personen und Unterhaltungen',
  actions: 'Aktionen',
  newSpace: 'Neuer Space',
  discover: 'Spaces entdecken',
  lightTheme: 'Helles Farbschema verwenden',
  darkTheme: 'Dunkles Farbschema verwenden',
  systemTheme: 'Farbschema des Systems verwenden',
  status: 'Deinen Status setzen',
  dnd: 'Nicht stören',
  dndOff: '„Nicht stören“ beenden',
  dndOn: 'Du wirst jetzt nicht gestört',
  dndEnded: 'Du bist wieder erreichbar',
  mute: place => `${place} stummschalten`,
  unmute: place => `Stummschaltung von ${place} aufheben`,
  favour: place => `${place} zu den Favoriten hinzufügen`,
  unfavour: place => `${place} aus den Favoriten entfernen`,
};

export const deGoTo: typeof enGoTo = {
  open: 'Zu einem Datum springen',
  title: 'Zu einem Datum springen',
  date: 'Datum',
  go: 'Springen',
  looking: 'Wird gesucht …',
  nothing: 'Seitdem gibt es keine Nachrichten.',
  tooFar: 'So weit zurück lässt sich nicht springen. Scrolle von hier aus weiter nach oben.',
  failed: 'Die Nachrichten von damals konnten nicht geladen werden',
};

export const deGroup: typeof enGroup = {
  open: 'Gruppeneinstellungen',
  title: group => `Einstellungen von ${group}`,
  name: 'Gruppenname',
  topic: 'Thema',
  topicHint: 'Worum es in dieser Gruppe geht. Steht unter dem Namen.',
  history: 'Neue Mitglieder sehen frühere Nachrichten',
  historyHint: 'Eine Änderung gilt für alle, die ab jetzt beitreten.',
  save: 'Speichern',
  menu: name => `Menü von ${name}`,
  makeOwner: 'Zum Inhaber machen',
  makeOwnerTitle: name => `Gruppe an ${name} übergeben?`,
  makeOwnerHint:
    'Diese Person kann dann die Gruppe umbenennen und Mitglieder entfernen. Du bist ein Mitglied wie alle.',
  picture: 'Bild',
  pictureHint: 'Am besten sieht ein quadratisches Bild aus.',
  delete: 'Gruppe löschen',
  deleteTitle: group => `${group} löschen?`,
  deleteHint: 'Die Gruppe und alle ihre Nachrichten sind sofort für alle weg. Das lässt sich nicht rückgängig machen.',
  deleteLabel: group => `Gib zur Bestätigung „${group}“ ein`,
  deleted: group => `${group} ist gelöscht`,
  leave: 'Gruppe verlassen',
  leaveTitle: room => `${room} verlassen?`,
  leaveHint: 'Du bekommst keine Nachrichten mehr daraus. Ist die Gruppe öffentlich, kannst du jederzeit zurückkommen.',
  membersFailed: 'Die Mitglieder konnten nicht geladen werden',
  moreMembers: 'Mehr Mitglieder laden',
  searchMembers: 'Mitglieder suchen',
  noMember: 'Keine Mitglieder gefunden',
  owner: 'Inhaber',
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
  toConfirm: 'Öffne innerhalb von zwei Tagen den Link, den wir dir per E-Mail gesendet haben. Bis dahin bist du Gast.',
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
  noGroupsYet:
    'Noch keine öffentlichen Gruppen. Erstelle eine und schalte „Öffentliche Gruppe“ ein, dann finden sie hier alle.',
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
