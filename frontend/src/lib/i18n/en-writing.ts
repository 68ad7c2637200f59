/** English words of what helps to write. */
export const enWriting = {
  noFiles: 'Files can’t be sent yet. Paste a link instead.',
  people: 'People to mention',
  emoji: 'Emoji',
  here: 'Everyone who is online',
  role: 'Role',
  searchEmoji: 'Search emoji',
  loadingEmoji: 'Loading emoji…',
  noEmoji: 'No emoji found',
  usualReactions: 'Often used',
  code: 'Code block',
  codeIn: (language: string) => `Code block, ${language}`,
};
