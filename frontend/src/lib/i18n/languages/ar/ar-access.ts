import type { enAccess } from '#lib/i18n/en-access.ts';
import { locale } from '#lib/i18n/languages/ar/many.ts';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

export const arAccess: typeof enAccess = {
  viewAs: {
    start: 'العرض بهذا الدور',
    bar: role => `ترى هذه المساحة بدور ${role}`,
    names: roles => list.format(roles),
    change: 'اختيار الأدوار',
    title: 'العرض بهذه الأدوار',
    titleHint: 'ترى ما يراه عضو له كل هذه الأدوار، أو ما يراه ضيف إن اخترت دور الضيف.',
    show: 'عرض',
    end: 'إنهاء المعاينة',
    failed: 'تعذر تحميل قنوات هذا الدور',
    none: 'لا يرى هذا الدور أي قناة',
    hidden: 'لا يرى هذا الدور هذه القناة',
    inSpace: role => `ما يُسمح به للدور ${role} في المساحة`,
    inChannel: role => `ما يُسمح به للدور ${role} هنا`,
    hint: 'لا يمكن إرسال شيء حتى تنهي المعاينة.',
  },
  allowed: 'مسموح',
  denied: 'غير مسموح',
  why: {
    title: name => `ماذا يُسمح لـ ${name}؟`,
    hint: 'اختر صلاحية لترى القاعدة التي تقرر.',
    permission: 'الصلاحية',
    place: 'المكان',
    wholeSpace: 'في المساحة كلها',
    failed: 'تعذر معرفة ذلك',
    reasons: {
      owner: who => `${who} مالك المساحة. يُسمح للمالك بكل شيء.`,
      administrator: (who, what) => `الدور ${what} يجعل ${who} مسؤولًا، ويُسمح للمسؤول بكل شيء في كل قناة.`,
      role: (_, what) => `الدور ${what} يسمح بذلك.`,
      overwrite: (_, what) => `صلاحيات هذه القناة تقرر ذلك لـ ${what}.`,
      timeout: who => `${who} موقوف مؤقتًا ويمكنه القراءة فقط.`,
      hidden: who => `لا يرى ${who} هذه القناة، ولا يُسمح له بشيء فيها.`,
      nothing: who => `لا يسمح بذلك أي دور من أدوار ${who}.`,
      unknown: () => 'تقرر ذلك قاعدة يعرفها إصدار أحدث.',
    },
    ofPerson: name => `${name} وحده`,
    gone: 'شيء لم يعد موجودًا',
    rank: {
      owner: who => `${who} أعلى من الجميع رتبة.`,
      role: (who, role) => `أعلى دور لـ ${who} هو ${role}، ويسري فعله على الرتب الأدنى فقط.`,
      none: who => `ليس لـ ${who} دور خاص، ورتبته أدنى من كل دور.`,
    },
  },
};
