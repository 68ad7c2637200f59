import type { enRegistration } from '#lib/i18n/en-registration.ts';

const either = new Intl.ListFormat('de', { type: 'disjunction' });

export const deRegistration: typeof enRegistration = {
  storageRefused: 'Dieser Browser speichert keine Daten für Parley',
  storageRefusedHint:
    'Du kannst trotzdem chatten. Aber nach dem Neuladen musst du dich wieder anmelden, und eine nicht gesendete Nachricht ist weg, wenn du den Tab schließt. Erlaube Websitedaten für diese Seite in den Einstellungen deines Browsers, um das zu ändern.',
  approvalHint: 'Neue Konten werden hier geprüft. Sobald deins bestätigt ist, kannst du dich anmelden.',
  request: 'Konto anfragen',
  requestedTitle: 'Anfrage gesendet',
  requestedHint: 'Sobald dein Konto bestätigt ist, kannst du dich mit Benutzername und Passwort anmelden.',
  confirmHint: 'Wir schicken dir einen Link per E-Mail. Sobald du ihn geöffnet hast, kannst du dich anmelden.',
  confirmTitle: 'Sieh in deine E-Mails',
  confirmSent:
    'Öffne innerhalb von zwei Tagen den Link, den wir dir gesendet haben. Danach kannst du dich mit Benutzername und Passwort anmelden. Nichts da? Sieh auch im Spam-Ordner nach.',
  closedTitle: 'Keine neuen Konten',
  closedHint: 'Dieser Server nimmt keine neuen Konten an. Wenn du eins brauchst, frage seine Administratoren.',
  inviteTitle: 'Du brauchst eine Einladung',
  inviteHint: 'Öffne den Link in deiner Einladung, um ein Konto zu erstellen, oder frage die Administratoren.',
  useAddressOf: domains => `Nimm eine E-Mail-Adresse bei ${either.format(domains)}.`,
};
