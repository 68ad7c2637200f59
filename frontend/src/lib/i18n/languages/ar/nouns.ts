/** What is counted in more than one sentence, as its subject. */
export const people = {
  zero: 'لا أحد',
  one: 'شخص واحد',
  two: 'شخصان',
  few: '# أشخاص',
  many: '# شخصًا',
  other: '# شخص',
};

export const members = {
  zero: 'لا أعضاء',
  one: 'عضو واحد',
  two: 'عضوان',
  few: '# أعضاء',
  many: '# عضوًا',
  other: '# عضو',
};

/** After a preposition or as an object, where two of them have another ending. */
export const toPeople = { ...people, zero: '# شخص', two: 'شخصين' };

export const toMessages = {
  zero: '# رسالة',
  one: 'رسالة واحدة',
  two: 'رسالتين',
  few: '# رسائل',
  many: '# رسالة',
  other: '# رسالة',
};

export const seconds = {
  zero: 'أقل من ثانية',
  one: 'ثانية واحدة',
  two: 'ثانيتان',
  few: '# ثوانٍ',
  many: '# ثانية',
  other: '# ثانية',
};

export const minutes = {
  zero: 'أقل من دقيقة',
  one: 'دقيقة واحدة',
  two: 'دقيقتان',
  few: '# دقائق',
  many: '# دقيقة',
  other: '# دقيقة',
};

export const hours = {
  zero: 'أقل من ساعة',
  one: 'ساعة واحدة',
  two: 'ساعتان',
  few: '# ساعات',
  many: '# ساعة',
  other: '# ساعة',
};

export const inSeconds = { ...seconds, two: 'ثانيتين' };

export const inMinutes = { ...minutes, two: 'دقيقتين' };

/** People who are not named, after those who are. */
export const otherPeople = {
  zero: 'لا أحد غيرهم',
  one: 'شخص آخر',
  two: '# آخرون',
  few: '# آخرون',
  many: '# آخرون',
  other: '# آخرون',
};
