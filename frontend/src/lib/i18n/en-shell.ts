/** English words of the installed app: its updates, and what other apps share with it. */
export const enShell = {
  updateReady: 'A new version is ready.',
  reload: 'Reload',
  shareTitle: 'Share in a conversation',
  shareEmpty: 'There is no text to share.',
  shareFind: 'Search conversations',
  shareNothing: 'No conversations found',
};
