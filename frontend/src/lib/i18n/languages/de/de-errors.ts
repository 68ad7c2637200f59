import type { ErrorCode, FieldRule } from '@parley/contracts/errors';
import type { enErrors } from '#lib/i18n/en-errors.ts';

const unexpected = 'Da ist etwas schiefgegangen. Bitte versuche es noch einmal.';
const signInAgain = 'Du wurdest abgemeldet. Melde dich an und versuche es noch einmal.';
const reload = 'Diese Seite ist veraltet. Lade sie neu und versuche es noch einmal.';
const callFailed = 'Du konntest dem Anruf nicht beitreten. Bitte versuche es noch einmal.';

const codes: Record<ErrorCode, string> = {
  bad_request: unexpected,
  validation_failed: 'Etwas davon stimmt noch nicht. Prüfe es und versuche es noch einmal.',
  picture_invalid: unexpected,
  unauthenticated: signInAgain,
  token_expired: signInAgain,
  session_revoked: signInAgain,
  refresh_reused: signInAgain,
  ticket_invalid: callFailed,
  ticket_used: callFailed,
  invalid_credentials: 'Benutzername und Passwort passen nicht zusammen. Prüfe beide und versuche es noch einmal.',
  mail_off: 'Dieser Server verschickt keine E-Mails. Bitte die Betreiber um ein neues Passwort.',
  link_invalid: 'Dieser Link wurde schon benutzt, ist zu alt oder unvollständig. Fordere einen neuen an.',
  account_suspended: 'Dieses Konto ist gesperrt. Frage die Betreiber dieses Servers.',
  wrong_password: 'Das ist nicht dein aktuelles Passwort.',
  forbidden: 'Das darfst du hier nicht.',
  rules_pending: 'Stimme zuerst den Regeln zu.',
  account_required: 'Dafür brauchst du ein Konto.',
  foreign_origin: 'Von dieser Adresse aus darf der Server nicht benutzt werden. Frage seine Administratoren.',
  not_a_member: 'Du bist kein Mitglied dieser Unterhaltung.',
  not_found: 'Das wurde nicht gefunden. Vielleicht wurde es gelöscht.',
  unknown_space: 'Diesen Space gibt es nicht mehr, oder du bist nicht darin.',
  unknown_category: 'Diese Kategorie gibt es nicht mehr.',
  unknown_role: 'Diese Rolle gibt es nicht mehr.',
  unknown_join_request: 'Diese Anfrage gibt es nicht mehr.',
  unknown_report: 'Diese Meldung gibt es nicht mehr.',
  unknown_room: 'Diese Unterhaltung gibt es nicht mehr.',
  unknown_user: 'Diese Person hat kein Konto mehr.',
  unknown_message: 'Diese Nachricht gibt es nicht mehr.',
  unknown_call: 'Dieser Anruf ist vorbei.',
  unknown_peer: 'Diese Person hat den Anruf schon verlassen.',
  unknown_media: unexpected,
  method_not_allowed: reload,
  username_taken: 'Dieser Benutzername ist vergeben. Versuche einen anderen.',
  email_taken: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto. Versuche, dich anzumelden.',
  account_closed: unexpected,
  email_unverified: 'Bestätige zuerst deine E-Mail-Adresse.',
  last_admin: 'Mache zuerst jemand anderen zum Admin.',
  registration_closed: 'Hier können gerade keine Konten erstellt werden.',
  invite_required: 'Du brauchst eine Einladung, um hier ein Konto zu erstellen.',
  invite_invalid: 'Diese Einladung gilt nicht mehr. Bitte um eine neue.',
  message_refused: 'Eine Regel dieses Space lässt diese Nachricht nicht zu.',
  banned: 'Du bist aus diesem Space verbannt.',
  joins_paused: 'Diesem Space kann gerade niemand beitreten.',
  account_too_young: 'Dein Konto ist zu neu für diesen Space.',
  address_refused: 'Dieser Space ist für andere E-Mail-Adressen.',
  approval_required: 'Über den Beitritt zu diesem Space entscheidet die Moderation.',
  asked_recently: 'Du kannst nach einem Tag noch einmal anfragen.',
  email_domain_refused: 'Nimm die E-Mail-Adresse deiner Organisation.',
  approval_pending: 'Deine Anfrage ist gesendet. Sobald sie bestätigt ist, kannst du dich anmelden.',
  confirmation_pending: 'Öffne den Link in der E-Mail, die wir dir gesendet haben. Danach kannst du dich anmelden.',
  proof_required: 'Gerade werden sehr viele Konten erstellt. Bitte versuche es noch einmal.',
  idempotency_conflict: 'Diese Nachricht kam einer anderen in die Quere. Sende sie noch einmal.',
  too_many_rooms: 'Jemand hier ist schon in so vielen Unterhaltungen wie möglich.',
  too_many_blocks: 'Mehr Personen kannst du nicht blockieren. Gib zuerst jemanden frei.',
  request_pending: 'Deine Anfrage wurde noch nicht angenommen.',
  too_many_spaces: 'Du bist schon in so vielen Spaces wie möglich. Verlasse zuerst einen.',
  too_many_places: 'Mehr Orte kannst du nicht stummschalten oder markieren. Setze zuerst einige zurück.',
  space_full: 'Dieser Space ist voll. Es kann nichts mehr dazukommen.',
  changed_meanwhile: 'Jemand anders hat das gleichzeitig geändert. Sieh es dir an und versuche es noch einmal.',
  address_taken: 'Diese Adresse ist vergeben. Versuche eine andere.',
  left_recently:
    'Jemand hat diese Gruppe vor Kurzem verlassen und kann noch nicht wieder hinzugefügt werden, aber selbst zurückkommen.',
  message_deleted: 'Die Nachricht wurde gelöscht.',
  too_many_reactions: 'Mehr verschiedene Emojis passen nicht an diese Nachricht.',
  not_in_call: 'Du bist nicht mehr im Anruf.',
  already_in_call: 'Du bist schon in diesem Anruf.',
  media_refused: 'Ton oder Bild konnte nicht gesendet werden. Verlasse den Anruf und tritt ihm wieder bei.',
  call_full: 'Der Anruf ist voll. Versuche es wieder, wenn jemand gegangen ist.',
  payload_too_large: 'Das ist zu lang. Teile es auf.',
  unsupported_media_type: reload,
  rate_limited: 'Das war etwas schnell. Warte kurz und versuche es noch einmal.',
  locked_out: 'Zu viele Versuche. Warte ein paar Minuten und versuche es noch einmal.',
  internal: 'Auf dem Server ist etwas schiefgegangen. Bitte versuche es noch einmal.',
  overloaded: 'Der Server hat gerade viel zu tun. Versuche es gleich noch einmal.',
  unavailable: 'Parley ist gerade nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.',
};

type RuleWords = Partial<Record<FieldRule, string>>;

const passwordWords = {
  required: 'Gib dein Passwort ein.',
  too_short: 'Nimm mindestens 10 Zeichen.',
  guessable: 'Dieses Passwort ist leicht zu erraten. Versuche es mit ein paar zufälligen Wörtern.',
} satisfies RuleWords;

const invisibleName = 'Dieser Name wäre unsichtbar. Füge mindestens einen Buchstaben hinzu.';

const fields: Record<string, RuleWords> = {
  login: { required: 'Gib deinen Benutzernamen oder deine E-Mail-Adresse ein.' },
  email: {
    required: 'Gib deine E-Mail-Adresse ein.',
    format: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
    taken: 'Mit dieser Adresse gibt es schon ein Konto. Versuche, dich anzumelden.',
  },
  username: {
    required: 'Wähle einen Benutzernamen.',
    format: 'Nimm 3 bis 32 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, mit Buchstabe oder Ziffer außen.',
    taken: 'Dieser Benutzername ist vergeben. Versuche einen anderen.',
    reserved: 'Dieser Benutzername ist reserviert. Versuche einen anderen.',
  },
  displayName: { required: 'Gib einen Namen ein oder lass das Feld leer.', invisible: invisibleName },
  password: passwordWords,
  currentPassword: { required: 'Gib dein aktuelles Passwort ein.', wrong: codes.wrong_password },
  newPassword: {
    ...passwordWords,
    required: 'Wähle ein neues Passwort.',
    unchanged: 'Das ist dein aktuelles Passwort. Wähle ein anderes.',
  },
  name: { required: 'Gib einen Namen ein.', invisible: invisibleName },
  address: {
    format: 'Nimm 3 bis 32 Kleinbuchstaben, Ziffern und Bindestriche, mit Buchstabe oder Ziffer außen.',
  },
  body: { required: 'Schreib zuerst etwas.', too_long: 'Diese Nachricht ist zu lang. Teile sie auf.' },
};

const anyField: Record<FieldRule, (limit?: number) => string> = {
  required: () => 'Das darf nicht leer sein.',
  too_short: limit => (limit === undefined ? 'Das ist zu kurz.' : `Nimm mindestens ${limit} Zeichen.`),
  too_long: limit => (limit === undefined ? 'Das ist zu lang.' : `Nimm höchstens ${limit} Zeichen.`),
  format: () => 'Das sieht nicht richtig aus.',
  invisible: () => 'Füge mindestens ein sichtbares Zeichen hinzu.',
  forbidden_characters: () => 'Einige dieser Zeichen gehen hier nicht.',
  taken: () => 'Das ist vergeben.',
  reserved: () => 'Das ist reserviert.',
  guessable: () => 'Das ist leicht zu erraten.',
  wrong: () => 'Das stimmt nicht.',
  unchanged: () => 'Daran hat sich nichts geändert.',
  unknown_field: () => reload,
  invalid: () => 'Das sieht nicht richtig aus.',
};

export const deErrors: typeof enErrors = {
  codes,
  field: (field, rule, limit) => fields[field]?.[rule] ?? anyField[rule](limit),
  unexpected,
  device: {
    outbox_full: 'Auf diesem Gerät warten zu viele Nachrichten. Warte, bis du wieder verbunden bist.',
    no_space: 'Auf diesem Gerät ist kein Platz mehr. Die Nachricht konnte nicht gespeichert werden.',
    not_kept: 'Dieser Browser konnte die Nachricht nicht speichern. Bitte versuche es noch einmal.',
  },
};
