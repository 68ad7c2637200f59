import type { enCreate } from '#lib/i18n/en-create.ts';
import type { enGoTo } from '#lib/i18n/en-go-to.ts';
import type { enGroup } from '#lib/i18n/en-group.ts';
import type { enGuest } from '#lib/i18n/en-guest.ts';
import type { enPalette } from '#lib/i18n/en-palette.ts';
import type { enPictures } from '#lib/i18n/en-pictures.ts';
import type { enReset } from '#lib/i18n/en-reset.ts';
import type { enShell } from '#lib/i18n/en-shell.ts';
import type { enWriting } from '#lib/i18n/en-writing.ts';
import { many } from '#lib/i18n/languages/ar/many.ts';
import { inMinutes, toPeople } from '#lib/i18n/languages/ar/nouns.ts';

export const arWriting: typeof enWriting = {
  noFiles: 'لا يمكن إرسال الملفات بعد. ألصق رابطًا بدلًا منها.',
  people: 'من تريد الإشارة إليه؟',
  emoji: 'الرموز التعبيرية',
  here: 'كل المتصلين',
  role: 'دور',
  searchEmoji: 'البحث في الرموز',
  loadingEmoji: 'جارٍ تحميل الرموز…',
  noEmoji: 'لا رموز مطابقة',
  usualReactions: 'كثيرة الاستخدام',
  code: 'نص برمجي',
  codeIn: language => `نص برمجي، ${language}`,
};

export const arShell: typeof enShell = {
  updateReady: 'يتوفر إصدار جديد.',
  reload: 'إعادة التحميل',
  shareTitle: 'المشاركة في محادثة',
  shareEmpty: 'لا نص لمشاركته.',
  shareFind: 'البحث في المحادثات',
  shareNothing: 'لا محادثات مطابقة',
};

export const arPictures: typeof enPictures = {
  avatar: 'الصورة الشخصية',
  avatarHint: 'يراها كل من يرى اسمك.',
  icon: 'الأيقونة',
  iconHint: 'تظهر مكان الأحرف الأولى للمساحة.',
  banner: 'صورة الغلاف',
  bannerHint: 'يراها من يفتح دعوة. عرضها ثلاثة أضعاف ارتفاعها.',
  choose: 'اختيار صورة',
  chooseFor: label => `اختيار صورة: ${label}`,
  remove: 'إزالة',
  removeFor: label => `إزالة: ${label}`,
  drop: 'يمكنك أيضًا سحب صورة إلى هنا أو لصقها.',
  invalid: 'لا يمكن استخدام هذه الصورة. جرّب غيرها.',
  saved: 'حُفظت الصورة',
  removed: 'أُزيلت الصورة',
};

export const arReset: typeof enReset = {
  forgot: {
    title: 'هل نسيت كلمة المرور؟',
    hint: 'أدخل البريد الإلكتروني لحسابك، وسنرسل إليك رابطًا لتعيين كلمة مرور جديدة.',
    email: 'البريد الإلكتروني',
    send: 'إرسال الرابط',
    sent: 'تفقّد بريدك الإلكتروني',
    sentHint: email =>
      `إن كان لـ ${email} حساب فالرابط في طريقه إليك. يعمل مرة واحدة ولمدة ${many(30, inMinutes)}. لم يصل شيء؟ ابحث في مجلد الرسائل غير المرغوبة.`,
    off: 'لا يرسل هذا الخادم بريدًا إلكترونيًا',
    offHint: 'اطلب كلمة مرور جديدة من القائمين عليه.',
    back: 'العودة إلى تسجيل الدخول',
  },
  reset: {
    title: 'تعيين كلمة مرور جديدة',
    hint: 'سيتم تسجيل خروجك من كل أجهزتك.',
    password: 'كلمة المرور الجديدة',
    save: 'تعيين كلمة المرور',
    noToken: 'هذا الرابط غير مكتمل',
    noTokenHint: 'افتح الرابط من الرسالة مجددًا، أو اطلب رابطًا جديدًا.',
    again: 'طلب رابط جديد',
    done: 'تم تعيين كلمة مرورك. سجّل الدخول بها.',
  },
};

export const arPalette: typeof enPalette = {
  find: 'البحث عن أشخاص ومجموعات وإجراءات',
  hint: 'اختر بأسهم لوحة المفاتيح، وافتح بـ Enter.',
  empty: 'لا نتائج',
  places: 'الأشخاص والمحادثات',
  actions: 'الإجراءات',
  newSpace: 'مساحة جديدة',
  discover: 'استكشاف المساحات',
  lightTheme: 'استخدام المظهر الفاتح',
  darkTheme: 'استخدام المظهر الداكن',
  systemTheme: 'استخدام مظهر النظام',
  status: 'تعيين حالتك',
  dnd: 'عدم الإزعاج',
  dndOff: 'إنهاء عدم الإزعاج',
  dndOn: 'لن يزعجك أحد الآن',
  dndEnded: 'يمكن الوصول إليك مجددًا',
  mute: place => `كتم ${place}`,
  unmute: place => `إلغاء كتم ${place}`,
  favour: place => `إضافة ${place} إلى المفضلة`,
  unfavour: place => `إزالة ${place} من المفضلة`,
};

export const arGoTo: typeof enGoTo = {
  open: 'الانتقال إلى تاريخ',
  title: 'الانتقال إلى تاريخ',
  date: 'التاريخ',
  go: 'انتقال',
  looking: 'جارٍ البحث…',
  nothing: 'لا رسائل منذ ذلك التاريخ.',
  tooFar: 'هذا بعيد جدًا للانتقال إليه. مرّر إلى الأعلى للمتابعة من هنا.',
  failed: 'تعذر تحميل رسائل ذلك الوقت',
};

export const arGroup: typeof enGroup = {
  open: 'إعدادات المجموعة',
  title: group => `إعدادات ${group}`,
  name: 'الاسم',
  topic: 'الموضوع',
  topicHint: 'ما تدور حوله هذه المجموعة. يظهر تحت الاسم.',
  history: 'يرى الأعضاء الجدد الرسائل السابقة',
  historyHint: 'يسري التغيير على من ينضم من الآن فصاعدًا.',
  save: 'حفظ',
  picture: 'الصورة',
  pictureHint: 'الصورة المربعة هي الأنسب.',
  delete: 'حذف المجموعة',
  deleteTitle: group => `حذف ${group}؟`,
  deleteHint: 'تختفي المجموعة وكل رسائلها لدى الجميع فورًا. لا يمكن التراجع عن ذلك.',
  deleteLabel: group => `اكتب «${group}» للتأكيد`,
  deleted: group => `حُذفت ${group}`,
  menu: name => `قائمة ${name}`,
  makeOwner: 'تعيين مالكًا',
  makeOwnerTitle: name => `تعيين ${name} مالكًا؟`,
  makeOwnerHint: 'سيتمكن من إعادة تسمية المجموعة وإزالة الأشخاص، وستصبح عضوًا كغيرك.',
  remove: 'إزالة من المجموعة',
  removeTitle: name => `إزالة ${name}؟`,
  removeHint: 'يغادر المجموعة وأي مكالمة فيها فورًا. لا يمكنه العودة بنفسه لمدة يوم، ويمكنك إضافته مجددًا.',
  leave: 'مغادرة المجموعة',
  leaveTitle: room => `مغادرة ${room}؟`,
  leaveHint: 'لن تصلك رسائلها بعد الآن. إن كانت عامة فيمكنك العودة إليها في أي وقت.',
  membersFailed: 'تعذر تحميل الأعضاء',
  moreMembers: 'تحميل المزيد من الأعضاء',
  searchMembers: 'البحث في الأعضاء',
  noMember: 'لا أعضاء مطابقين',
  owner: 'المالك',
};

export const arGuest: typeof enGuest = {
  enter: 'المتابعة كضيف',
  name: 'اسمك',
  nameHint: 'يظهر بجانب رسائلك. لا تحتاج إلى حساب.',
  or: 'أو',
  banner: 'أنت هنا كضيف.',
  bannerHint: 'أنشئ حسابًا للاحتفاظ باسمك ورسائلك.',
  create: 'إنشاء حساب',
  title: 'أنشئ حسابك',
  hint: 'يبقى معك اسمك ومساحاتك وكل ما كتبته.',
  invitation: 'الدعوة',
  invitationHint: 'ألصق الرابط أو الرمز الذي وصلك.',
  toConfirm: 'افتح خلال يومين الرابط الذي أرسلناه إلى بريدك. تبقى ضيفًا حتى ذلك الحين.',
  requested: 'أُرسل طلبك. تبقى ضيفًا حتى الموافقة عليه، ثم سجّل الدخول باسم المستخدم وكلمة المرور.',
  done: 'حسابك جاهز',
  signOutTitle: 'تسجيل الخروج كضيف؟',
  signOutHint: 'لا يمكنك العودة إلى هذا الاسم: بلا حساب لا شيء تسجّل الدخول به.',
};

export const arCreate: typeof enCreate = {
  title: 'محادثة جديدة',
  hint: 'راسل شخصًا، أو أنشئ مجموعة، أو انضم إلى مجموعة عامة.',
  direct: 'رسالة',
  group: 'مجموعة',
  discover: 'استكشاف',
  searchPeople: 'البحث عن أشخاص بالاسم',
  searchGroups: 'البحث في المجموعات العامة',
  typeToSearch: 'اكتب اسمًا أو اسم مستخدم.',
  nobody: 'لم يُعثر على أحد',
  noGroups: 'لا مجموعات عامة مطابقة',
  noGroupsYet: 'لا مجموعات عامة بعد. أنشئ مجموعة وشغّل «مجموعة عامة»، فيجدها الجميع هنا.',
  searchFailed: 'البحث لا يعمل الآن',
  groupName: 'اسم المجموعة',
  people: 'الأشخاص',
  isPublic: 'مجموعة عامة',
  isPublicHint: 'يمكن لأي شخص على هذا الخادم العثور عليها والانضمام إليها.',
  create: 'إنشاء المجموعة',
  join: 'انضمام',
  joined: 'منضم',
  open: 'فتح',
  remove: name => `إزالة ${name}`,
  add: 'إضافة أشخاص',
  addHint: room => `سيرون سجل ${room} كاملًا.`,
  addSelected: count => (count === 0 ? 'إضافة' : `إضافة ${many(count, toPeople)}`),
  selected: count => `تم اختيار ${many(count, toPeople)}`,
  isMember: 'عضو بالفعل',
};
