import { ParleyError } from '@parley/contracts/errors';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';

/** Guesses, as a power of ten, that somebody who knows how people choose must need at least. */
const leastGuessesLog10 = 9;

/** Words of the place that the password is for; beside them stand the user's own names. */
const context = ['parley', 'chat', 'video', 'call', 'message'];

/** Sentences that are known as passwords: made of good words, and guessed as one. */
const phrases = new Set([
  'correcthorsebatterystaple',
  'correcthorsebatterystable',
  'thequickbrownfox',
  'thequickbrownfoxjumpsoverthelazydog',
  'loremipsumdolor',
  'loremipsumdolorsitamet',
  'ihatepasswords',
  'thisismypassword',
  'maytheforcebewithyou',
  'tobeornottobe',
  'nevergonnagiveyouup',
  'openthedoorplease',
]);

// The work grows with the square of the length, so the first characters have to be good by themselves: 10 ms at most.
const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, context },
  graphs: adjacencyGraphs,
  maxLength: 24,
  l33tMaxSubstitutions: 10,
});
// The first check sorts the dictionaries: at the start, and not in the turn of somebody who waits.
estimator.check('warm up', []);

interface Names {
  username: string;
  email: string;
  displayName?: string | undefined;
}

/**
 * Refuses what is guessed first: common passwords and words, also with digits or signs in them or around them, names,
 * dates, sequences, repetitions, rows of keys, and what is made of the user's own names or of ours. Takes some
 * milliseconds of the core. Throws `validation_failed` that names the field.
 */
export function demandGoodPassword(password: string, names: Names, field = 'password'): void {
  const letters = password.toLowerCase().replace(/[^\p{L}]+/gu, '');
  if (ownNames(names).some(name => password.toLowerCase().includes(name)))
    throw badPassword(field, 'Must not contain your username or e-mail address, others guess from them');
  if (phrases.has(letters)) throw badPassword(field, 'This password is one of the first that are guessed');
  const { guessesLog10 } = estimator.check(password, ownWords(names));
  if (guessesLog10 >= leastGuessesLog10) return;
  throw badPassword(
    field,
    'This password is easy to guess: several words that have nothing to do with each other are better',
  );
}

/** Shorter ones turn up inside good passwords by chance. */
const ownNames = ({ username, email }: Names): string[] =>
  [username, email.split('@')[0] ?? ''].filter(name => name.length >= 4);

/** The names as they are, and their parts. */
function ownWords({ username, email, displayName = '' }: Names): string[] {
  const [mailbox = '', domain = ''] = email.split('@');
  const whole = [username, email, mailbox, displayName];
  const parts = [...whole, domain].flatMap(name => name.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...whole, ...parts])].filter(word => word.length >= 3);
}

function badPassword(field: string, message: string): ParleyError {
  return new ParleyError('validation_failed', `${field}: ${message}`, {
    errors: [{ field, message, rule: 'guessable' }],
  });
}
