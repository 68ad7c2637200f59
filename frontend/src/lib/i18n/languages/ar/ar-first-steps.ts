import type { enFirstSteps } from '#lib/i18n/en-first-steps.ts';
import { number } from '#lib/i18n/languages/ar/many.ts';

export const arFirstSteps: typeof enFirstSteps = {
  welcome: name => `أهلًا بك، ${name}`,
  hint: 'ثلاث خطوات صغيرة بأي ترتيب، لا تستغرق الواحدة دقيقة.',
  progress: (done, all) => `أُنجز ${number(done)} من ${number(all)}`,
  done: 'أُنجز',
  place: {
    title: 'اعثر على مكانك',
    hint: 'أنشئ مساحة لأصدقاء أو فريق أو مشروع أو صف، أو انضم إلى واحدة برابط.',
    create: 'إنشاء مساحة',
    join: 'الانضمام برابط',
    browse: 'تصفح المساحات',
  },
  people: {
    title: 'تحدث إلى أحد',
    hint: 'اعثر على الأشخاص في هذا الخادم بأسمائهم.',
    find: 'البحث عن أشخاص',
  },
  picture: {
    title: 'عرّف بنفسك',
    hint: 'بالصورة يتعرف إليك الآخرون في القوائم والمكالمات.',
    add: 'إضافة صورة',
  },
  hide: 'إخفاء هذه الخطوات',
  sample: 'إنشاء مساحة للتجربة',
  sampleSpace: {
    name: 'مساحة للتجربة',
    messages: {
      only: 'أهلًا! أنت وحدك في هذه المساحة. جرّب ما شئت، واحذفها من إعداداتها حين تكتفي.',
      marks: 'يمكن أن تكون الرسائل **غليظة** أو *مائلة* أو ~~مشطوبة~~ أو `رموزًا`:\n- قائمة\n- من أشياء\n\n> واقتباس',
      code: '```js\nconst hello = name => `مرحبًا، ${name}!`;\n```',
      next: 'التالي: ادعُ أحدًا من قائمة المساحة في الأعلى، أو اضغط Ctrl K للبحث عن أي شيء.',
    },
  },
};
