/** English words of a password that was forgotten. */
export const enReset = {
  forgot: {
    title: 'Forgot your password?',
    hint: 'Enter the e-mail address of your account. We’ll send you a link that sets a new password.',
    email: 'E-mail',
    send: 'Send link',
    sent: 'Check your e-mail',
    sentHint: (email: string) =>
      `If there’s an account for ${email}, a link is on its way. It works once and for 30 minutes. Nothing there? Look in your spam folder.`,
    off: 'This server doesn’t send e-mail',
    offHint: 'Ask the person who runs it for a new password.',
    back: 'Back to sign in',
  },
  reset: {
    title: 'Set a new password',
    hint: 'You’ll be signed out on all your devices.',
    password: 'New password',
    save: 'Set password',
    noToken: 'This link is incomplete',
    noTokenHint: 'Open the link from the e-mail again, or ask for a new one.',
    again: 'Ask for a new link',
    done: 'Your password is set. Sign in with it.',
  },
};
