import type { ErrorCode, FieldRule } from '@parley/contracts/errors';
import type { DeviceProblem } from '#lib/device/device-error.ts';

const unexpected = 'Something went wrong. Please try again.';
const signInAgain = 'You’ve been signed out. Sign in and try again.';
const reload = 'This page is out of date. Reload it and try again.';

/** What a person reads for each code that a service answers with. A new code does not compile until it has words. */
const codes: Record<ErrorCode, string> = {
  bad_request: unexpected,
  validation_failed: 'Something in there isn’t quite right. Check it and try again.',
  picture_invalid: unexpected,
  unauthenticated: signInAgain,
  token_expired: signInAgain,
  session_revoked: signInAgain,
  refresh_reused: signInAgain,
  ticket_invalid: 'Couldn’t join the call. Please try again.',
  ticket_used: 'Couldn’t join the call. Please try again.',
  invalid_credentials: 'That username and password don’t match. Check both and try again.',
  mail_off: 'This server doesn’t send e-mail. Ask its operator for a new password.',
  link_invalid: 'This link was used before, is too old, or is incomplete. Ask for a new one.',
  account_suspended: 'This account was suspended. Ask the people who run this server.',
  account_closed: unexpected,
  wrong_password: 'This isn’t your current password.',
  forbidden: 'You don’t have permission to do this.',
  rules_pending: 'Accept the rules first.',
  account_required: 'You need an account for this.',
  foreign_origin: 'This address isn’t allowed to use the server. Ask its administrator.',
  not_a_member: 'You’re not a member of this conversation.',
  not_found: 'Couldn’t find that. It may have been deleted.',
  unknown_space: 'This space no longer exists, or you’re not in it.',
  unknown_category: 'This category no longer exists.',
  unknown_role: 'This role no longer exists.',
  unknown_join_request: 'This request no longer exists.',
  unknown_report: 'This report no longer exists.',
  unknown_room: 'This conversation no longer exists.',
  unknown_user: 'This person doesn’t have an account any more.',
  unknown_message: 'This message no longer exists.',
  unknown_call: 'This call is over.',
  unknown_peer: 'They’ve already left the call.',
  unknown_media: unexpected,
  method_not_allowed: reload,
  username_taken: 'This username is taken. Try another one.',
  email_taken: 'There’s already an account with this e-mail address. Try signing in.',
  registration_closed: 'New accounts can’t be created here right now.',
  invite_required: 'You need an invitation to create an account here.',
  invite_invalid: 'This invitation doesn’t work any more. Ask for a new one.',
  message_refused: 'A rule of this space doesn’t allow this message.',
  banned: 'You’re banned from this space.',
  joins_paused: 'No one can join this space right now.',
  account_too_young: 'Your account is too new for this space.',
  address_refused: 'This space is for other e-mail addresses.',
  email_unverified: 'Confirm your e-mail address first.',
  approval_required: 'A moderator lets people into this space.',
  asked_recently: 'You can ask again after a day.',
  email_domain_refused: 'Use your organisation’s e-mail address.',
  approval_pending: 'Your request was sent. You can sign in once it’s approved.',
  confirmation_pending: 'Open the link in the e-mail we sent you. Then you can sign in.',
  proof_required: 'A lot of accounts are being created right now. Please try again.',
  last_admin: 'Make somebody else an admin first.',
  idempotency_conflict: 'This message clashed with another one. Send it again.',
  too_many_rooms: 'Someone here is already in as many conversations as possible.',
  too_many_blocks: 'You’ve blocked as many people as you can. Unblock somebody first.',
  request_pending: 'They haven’t accepted your message request yet.',
  too_many_spaces: 'You’re already in as many spaces as possible. Leave one first.',
  too_many_places: 'You’ve muted or marked as many places as possible. Reset some first.',
  space_full: 'This space has reached its limit. Nothing more can be added.',
  changed_meanwhile: 'Someone else changed this at the same time. Look at it again and retry.',
  address_taken: 'This address is taken. Try another one.',
  left_recently: 'Someone left this group recently and can’t be added back yet. They can rejoin on their own.',
  message_deleted: 'The message has been deleted.',
  too_many_reactions: 'This message has as many different emoji as it can have.',
  not_in_call: 'You’re not in the call any more.',
  already_in_call: 'You’re already in this call.',
  media_refused: 'Your audio or video couldn’t be sent. Leave the call and join again.',
  call_full: 'The call is full. Try again when someone has left.',
  payload_too_large: 'That’s too long to send. Try splitting it up.',
  unsupported_media_type: reload,
  rate_limited: 'You’re going a little fast. Wait a moment and try again.',
  locked_out: 'Too many attempts. Wait a few minutes and try again.',
  internal: 'Something went wrong on the server. Please try again.',
  overloaded: 'The server is busy right now. Try again in a moment.',
  unavailable: 'Parley can’t be reached right now. Check your connection and try again.',
};

/** What a field's input breaks; `limit` is its bound where there is one. */
type RuleWords = Partial<Record<FieldRule, string>>;

const passwordWords = {
  required: 'Enter your password.',
  too_short: 'Use at least 10 characters.',
  guessable: 'This password is easy to guess. Try a few random words.',
} satisfies RuleWords;

/** Words for the fields that people fill in; a rule that is not named here has the general words below. */
const fields: Record<string, RuleWords> = {
  login: { required: 'Enter your username or e-mail address.' },
  email: {
    required: 'Enter your e-mail address.',
    format: 'That doesn’t look like an e-mail address.',
    taken: 'There’s already an account with this address. Try signing in.',
  },
  username: {
    required: 'Choose a username.',
    format: 'Use 3 to 32 letters, digits, dots, dashes or underscores, starting and ending with a letter or digit.',
    taken: 'This username is taken. Try another one.',
    reserved: 'This username is reserved. Try another one.',
  },
  displayName: {
    required: 'Enter a name, or leave the field empty.',
    invisible: 'This name would be invisible. Add at least one letter.',
  },
  password: passwordWords,
  currentPassword: { required: 'Enter your current password.', wrong: codes.wrong_password },
  newPassword: {
    ...passwordWords,
    required: 'Choose a new password.',
    unchanged: 'This is your current password. Choose a different one.',
  },
  name: {
    required: 'Enter a name.',
    invisible: 'This name would be invisible. Add at least one letter.',
  },
  address: {
    format: 'Use 3 to 32 lower-case letters, digits and hyphens, starting and ending with a letter or digit.',
  },
  body: { required: 'Write something first.', too_long: 'This message is too long. Try splitting it up.' },
};

const anyField: Record<FieldRule, (limit?: number) => string> = {
  required: () => 'This can’t be empty.',
  too_short: limit => (limit === undefined ? 'This is too short.' : `Use at least ${limit} characters.`),
  too_long: limit => (limit === undefined ? 'This is too long.' : `Use at most ${limit} characters.`),
  format: () => 'This doesn’t look right.',
  invisible: () => 'Add at least one visible character.',
  forbidden_characters: () => 'Some of these characters can’t be used here.',
  taken: () => 'This is taken.',
  reserved: () => 'This is reserved.',
  guessable: () => 'This is easy to guess.',
  wrong: () => 'This is wrong.',
  unchanged: () => 'This hasn’t changed.',
  unknown_field: () => reload,
  invalid: () => 'This doesn’t look right.',
};

export const enErrors = {
  codes,
  field: (field: string, rule: FieldRule, limit?: number): string => fields[field]?.[rule] ?? anyField[rule](limit),
  unexpected,
  device: {
    outbox_full: 'Too many messages are waiting on this device. Wait until you’re connected.',
    no_space: 'This device is out of space, so the message couldn’t be saved.',
    not_kept: 'This browser couldn’t save the message. Please try again.',
  } satisfies Record<DeviceProblem, string>,
};
