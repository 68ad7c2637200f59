import type { enRegistration } from '#lib/i18n/en-registration.ts';
import { locale } from '#lib/i18n/languages/ar/many.ts';

const either = new Intl.ListFormat(locale, { type: 'disjunction' });

export const arRegistration: typeof enRegistration = {
  storageRefused: 'هذا المتصفح لا يحفظ أي بيانات لـ Parley',
  storageRefusedHint:
    'ما زال بإمكانك المحادثة، لكن عليك تسجيل الدخول من جديد بعد إعادة تحميل الصفحة، والرسالة التي لم تُرسل تضيع عند إغلاق علامة التبويب. لتغيير ذلك، اسمح ببيانات الموقع لهذه الصفحة في إعدادات متصفحك.',
  approvalHint: 'تُراجَع الحسابات الجديدة هنا. يمكنك تسجيل الدخول بعد الموافقة على حسابك.',
  request: 'طلب حساب',
  requestedTitle: 'أُرسل الطلب',
  requestedHint: 'يمكنك تسجيل الدخول باسم المستخدم وكلمة المرور بعد الموافقة على حسابك.',
  confirmHint: 'سنرسل إليك رابطًا بالبريد الإلكتروني. يمكنك تسجيل الدخول بعد فتحه.',
  confirmTitle: 'تفقّد بريدك الإلكتروني',
  confirmSent:
    'افتح الرابط الذي أرسلناه إليك خلال يومين، ثم سجّل الدخول باسم المستخدم وكلمة المرور. لم يصل شيء؟ تفقّد مجلد الرسائل غير المرغوب فيها.',
  closedTitle: 'التسجيل مغلق',
  closedHint: 'لا يقبل هذا الخادم حسابات جديدة. إن احتجت إلى حساب فاسأل مسؤول الخادم.',
  inviteTitle: 'تحتاج إلى دعوة',
  inviteHint: 'افتح الرابط الموجود في دعوتك لإنشاء حساب، أو اسأل مسؤول هذا الخادم.',
  useAddressOf: domains => `استخدم عنوان بريد إلكتروني من ${either.format(domains)}.`,
};
