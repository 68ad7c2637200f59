const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** English words of who may have an account here, and of a browser that keeps nothing of it. */
export const enRegistration = {
  storageRefused: 'This browser keeps no data for Parley',
  storageRefusedHint:
    'You can still chat. But you’ll have to sign in again after a reload, and a message that hasn’t been sent is lost when you close the tab. To change that, allow site data for this page in your browser’s settings.',
  approvalHint: 'Someone reviews new accounts here. You can sign in once yours is approved.',
  request: 'Request account',
  requestedTitle: 'Request sent',
  requestedHint: 'You can sign in with your username and password once your account is approved.',
  confirmHint: 'We’ll e-mail you a link. You can sign in once you’ve opened it.',
  confirmTitle: 'Check your e-mail',
  confirmSent:
    'Open the link we sent you within two days. Then sign in with your username and password. Nothing there? Look in your spam folder.',
  closedTitle: 'Sign-ups are closed',
  closedHint: 'This server isn’t taking new accounts. If you need one, ask its administrator.',
  inviteTitle: 'You need an invitation',
  inviteHint: 'Open the link in your invitation to create an account, or ask the administrator of this server.',
  useAddressOf: (domains: string[]) => `Use an e-mail address at ${either.format(domains)}.`,
};
