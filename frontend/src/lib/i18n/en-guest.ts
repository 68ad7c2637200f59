/** English words of guests, loaded with the invite page and with what guests see. */
export const enGuest = {
  enter: 'Continue as guest',
  name: 'Your name',
  nameHint: 'Shown next to your messages. You don’t need an account.',
  or: 'or',
  banner: 'You’re here as a guest.',
  bannerHint: 'Create an account to keep your name and your messages.',
  create: 'Create account',
  title: 'Create your account',
  hint: 'Your name, your spaces and everything you’ve written stay with you.',
  invitation: 'Invitation',
  invitationHint: 'Paste the link or the code that you were given.',
  toConfirm: 'Open the link we e-mailed you within two days. You’re a guest until then.',
  requested: 'Your request was sent. You’re a guest until it’s approved; then sign in with your username and password.',
  done: 'Your account is ready',
  signOutTitle: 'Sign out as a guest?',
  signOutHint: 'You can’t come back to this name: without an account there’s nothing to sign in with.',
};
