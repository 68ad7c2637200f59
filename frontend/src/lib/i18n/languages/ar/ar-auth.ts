import type { enAuth } from '#lib/i18n/en-auth.ts';
import { number } from '#lib/i18n/languages/ar/many.ts';

export const arAuth: typeof enAuth = {
  signIn: 'تسجيل الدخول',
  signInTitle: 'مرحبًا بعودتك',
  forgot: 'هل نسيت كلمة المرور؟',
  signInHint: 'سجّل الدخول لتكمل من حيث توقفت.',
  register: 'إنشاء حساب',
  registerTitle: 'أنشئ حسابك',
  registerHint: 'ستبدأ المحادثة خلال دقيقة.',
  login: 'اسم المستخدم أو البريد الإلكتروني',
  email: 'البريد الإلكتروني',
  username: 'اسم المستخدم',
  usernameHint: 'يجدك الآخرون بهذا الاسم. أحرف لاتينية وأرقام ونقاط وشرطات وشرطات سفلية.',
  displayName: 'الاسم الظاهر',
  displayNameHint: 'اختياري. يظهر بجانب رسائلك.',
  password: 'كلمة المرور',
  passwordHint: `${number(10)} أحرف على الأقل. بضع كلمات عشوائية تفي بالغرض.`,
  showPassword: 'إظهار كلمة المرور',
  hidePassword: 'إخفاء كلمة المرور',
  toRegister: 'جديد هنا؟',
  toSignIn: 'لديك حساب بالفعل؟',
  sessionEnded: 'تم تسجيل خروجك من هذا الجهاز. سجّل الدخول للمتابعة.',
  signOut: 'تسجيل الخروج',
};
