/** Texts of the control for pictures. */
export const enPictures = {
  avatar: 'Profile picture',
  avatarHint: 'Everyone who can see your name sees it.',
  icon: 'Icon',
  iconHint: 'Shown in place of the initials of the space.',
  banner: 'Banner',
  bannerHint: 'Shown to people who open an invite. Three times as wide as it is high.',
  choose: 'Choose picture',
  chooseFor: (label: string) => `Choose picture: ${label}`,
  remove: 'Remove',
  removeFor: (label: string) => `Remove: ${label}`,
  drop: 'You can also drop or paste a picture here.',
  invalid: 'This picture can’t be used. Try another one.',
  saved: 'Picture saved',
  removed: 'Picture removed',
};
