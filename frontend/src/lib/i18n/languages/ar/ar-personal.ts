import type { enLines } from '#lib/i18n/en-lines.ts';
import type { enNotifications } from '#lib/i18n/en-notifications.ts';
import type { enSettings } from '#lib/i18n/en-settings.ts';
import { hours, locale, many } from '#lib/i18n/languages/ar/many.ts';
import { otherPeople } from '#lib/i18n/languages/ar/nouns.ts';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

export const arLines: typeof enLines = {
  people: (names, unnamed) => list.format(unnamed > 0 ? [...names, many(unnamed, otherPeople)] : names),
  joined: who => `انضم ${who}`,
  added: (who, names) => `أضاف ${who} ${names}`,
  left: who => `غادر ${who}`,
  leftTo: (who, owner) => `غادر ${who}. المالك الآن ${owner}`,
  removed: (who, names) => `أزال ${who} ${names}`,
  owner: (who, names) => `سلّم ${who} المجموعة إلى ${names}`,
  renamed: (who, name) => `غيّر ${who} اسم المجموعة إلى «${name}»`,
  topic: (who, topic) => `غيّر ${who} الموضوع إلى «${topic}»`,
  renamedChannel: (who, name) => `غيّر ${who} اسم القناة إلى «${name}»`,
  picture: who => `غيّر ${who} الصورة`,
  noTopic: who => `أزال ${who} الموضوع`,
  more: count =>
    many(count, {
      zero: 'لا تغييرات أخرى',
      one: 'تغيير آخر',
      two: 'تغييران آخران',
      few: '# تغييرات أخرى',
      many: '# تغييرًا آخر',
      other: '# تغيير آخر',
    }),
  less: 'عرض أقل',
};

export const arSettings: typeof enSettings = {
  title: 'الإعدادات',
  account: 'الحساب',
  appearance: 'المظهر',
  theme: 'السمة',
  look: {
    density: 'التباعد',
    densities: { cosy: 'مريح', compact: 'مضغوط' },
    textSize: 'حجم النص',
    letter: 'أ',
    sizes: { '87.5%': 'الأصغر', '93.75%': 'صغير', '100%': 'عادي', '112.5%': 'كبير', '125%': 'الأكبر' },
    clock: 'الساعة',
    clocks: { locale: 'كما في المتصفح', '12': hours(12), '24': hours(24) },
  },
  light: 'فاتح',
  dark: 'داكن',
  system: 'النظام',
  language: 'اللغة',
  languageOfBrowser: 'كما في المتصفح',
  sessions: 'الأجهزة التي سجّلت الدخول منها',
  sessionsHint: 'سجّل خروج أي جهاز لا تعرفه أو لم تعد تستخدمه. ينقطع اتصاله فورًا.',
  sessionsFailed: 'تعذر تحميل أجهزتك',
  current: 'هذا الجهاز',
  lastSeen: when => `آخر نشاط: ${when}`,
  signedIn: when => `تسجيل الدخول: ${when}`,
  revoke: 'تسجيل الخروج',
  revokeLabel: device => `تسجيل خروج ${device}`,
  revokeAll: 'تسجيل خروج كل الأجهزة الأخرى',
  revoked: 'سُجّل خروج الجهاز',
  keys: {
    title: 'اختصارات لوحة المفاتيح',
    groups: { everywhere: 'في كل مكان', conversation: 'في محادثة', call: 'في مكالمة' },
    switcher: 'الانتقال إلى شخص أو مجموعة، أو تنفيذ إجراء',
    sheet: 'عرض كل الاختصارات',
    send: 'إرسال الرسالة',
    newLine: 'بدء سطر جديد',
    editLast: 'تعديل آخر رسالة لك',
    end: 'الانتقال إلى أحدث رسالة',
    escape: 'إلغاء أو إغلاق أو الانتقال إلى أحدث رسالة',
  },
  password: {
    title: 'كلمة المرور',
    change: 'تغيير كلمة المرور',
    hint: 'سيتم تسجيل خروج كل أجهزتك الأخرى.',
    current: 'كلمة المرور الحالية',
    new: 'كلمة المرور الجديدة',
    changed: 'تغيّرت كلمة المرور، وسُجّل خروج أجهزتك الأخرى.',
  },
  signOut: 'تسجيل الخروج',
  signOutHint: 'يزيل تسجيل الخروج محادثاتك من هذا الجهاز.',
  signOutTitle: 'تسجيل الخروج مع نص لم يُرسل؟',
  signOutUnsent: count =>
    many(count, {
      zero: 'لا رسائل غير مرسلة على هذا الجهاز.',
      one: 'على هذا الجهاز رسالة لم تُرسل. ستُحذف عند تسجيل الخروج.',
      two: 'على هذا الجهاز رسالتان لم تُرسلا. ستُحذفان عند تسجيل الخروج.',
      few: 'على هذا الجهاز # رسائل لم تُرسل. ستُحذف عند تسجيل الخروج.',
      many: 'على هذا الجهاز # رسالة لم تُرسل. ستُحذف عند تسجيل الخروج.',
      other: 'على هذا الجهاز # رسالة لم تُرسل. ستُحذف عند تسجيل الخروج.',
    }),
};

export const arNotifications: typeof enNotifications = {
  title: 'الإشعارات',
  ask: {
    title: 'هل تريد إشعارات بالرسائل الجديدة؟',
    yes: 'تشغيل',
    later: 'ليس الآن',
    denied: 'متصفحك يوقف الإشعارات لهذا الموقع. يمكنك تغيير ذلك في إعدادات الموقع.',
  },
  inRoom: (person, room) => `${person} في «${room}»`,
  inChannel: (person, channel) => `${person} في القناة #${channel}`,
  hidden: 'رسالة جديدة',
  many: 'رسائل جديدة',
  manyRooms: count =>
    `في ${many(count, {
      zero: '# محادثة',
      one: 'محادثة واحدة',
      two: 'محادثتين',
      few: '# محادثات',
      many: '# محادثة',
      other: '# محادثة',
    })}`,
  ring: person => `${person} يتصل بك`,
  ringHint: 'افتح Parley للرد.',
  levels: { all: 'كل الرسائل', mentions: 'الإشارات فقط', nothing: 'لا شيء' },
  here: {
    title: place => `إشعارات ${place}`,
    hint: 'على كل أجهزتك.',
    label: 'أشعرني بـ',
    same: level => `الإعداد العام (${level})`,
    save: 'حفظ',
  },
  device: {
    title: 'على هذا الجهاز',
    on: 'الإشعارات',
    states: {
      granted: 'تظهر الرسائل الجديدة حتى عندما يعمل Parley في الخلفية.',
      default: 'سيسألك متصفحك مرة واحدة.',
      denied: 'يحجبها متصفحك لهذا الموقع. اسمح بها في إعدادات الموقع أولًا.',
      unsupported: 'لا إشعارات في هذا المتصفح. على iPhone أضف Parley إلى الشاشة الرئيسية أولًا.',
    },
    sounds: 'الصوت',
    soundsHint: 'صوت قصير مع كل إشعار.',
    previews: 'إظهار نص الرسالة',
    previewsHint: 'أوقفه حيث يمكن للآخرين رؤية شاشتك.',
  },
  everywhere: {
    title: 'على كل أجهزتك',
    conversations: 'الأشخاص والمجموعات',
    channels: 'قنوات المساحات',
    quiet: 'ساعات الهدوء',
    quietHint: zone => `لا إشعارات بين هذين الوقتين، بحسب المنطقة الزمنية ${zone}.`,
    from: 'من',
    to: 'إلى',
    failed: 'تعذر تحميل إعدادات إشعاراتك',
  },
};
