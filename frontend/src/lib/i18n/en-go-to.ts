/** English words of the way to one message or one day of a conversation. */
export const enGoTo = {
  open: 'Jump to a date',
  title: 'Jump to a date',
  date: 'Date',
  go: 'Jump',
  looking: 'Looking for it…',
  nothing: 'There are no messages from then on.',
  tooFar: 'That is too far back to jump there. Scroll up to go on from here.',
  failed: 'Couldn’t load messages from then',
};
