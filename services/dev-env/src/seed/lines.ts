import type { Random } from '../fuzz/random.ts';

/** What people say, by language: short, long, with quotes, digits and marks of each script. */
export const lines = {
  en: [
    'Good morning! The boat leaves at half past nine.',
    'Has anybody seen the blue folder?',
    'I moved the meeting to Thursday, 14:00.',
    'The new build is noticeably faster on my old phone.',
    'Thanks, that works for me.',
    'Could you look at the second page? I am not sure about the numbers.',
    'We should write this down before we forget it.',
    'It rains here again, so I work from the kitchen table.',
    'No hurry – tomorrow is fine.',
    'Who brings the cake?',
  ],
  de: [
    'Guten Morgen zusammen!',
    'Die Größe passt, nur die Farbe müsste noch geändert werden.',
    'Ich bin gegen 16 Uhr wieder da.',
    'Kann jemand die Übersicht über die Schiffe schicken?',
    'Das klingt vernünftig, so machen wir’s.',
    'Der Fährplan hat sich geändert: die letzte geht jetzt um 21:40.',
    'Schön, dass es geklappt hat.',
    'Ich schaue es mir heute Abend in Ruhe an.',
  ],
  es: [
    '¡Buenos días a todos!',
    '¿Alguien puede revisar el último párrafo?',
    'Mañana llego un poco más tarde, hay niebla en la bahía.',
    'Perfecto, lo dejamos así.',
    'El año pasado lo hicimos en señal de bienvenida.',
    'Os mando la lista en cinco minutos.',
    '¡Qué buena noticia!',
  ],
  ar: [
    'صباح الخير جميعًا!',
    'هل وصل القارب إلى الميناء؟',
    'سأرسل الصور بعد قليل.',
    'الاجتماع يوم الخميس الساعة ٣ مساءً.',
    'شكرًا، هذا واضح الآن.',
    'القهوة جاهزة، من يأتي؟',
    'راجعت القائمة ووجدت خطأين صغيرين (في الصفحة 2).',
    'لا مشكلة، غدًا مناسب أيضًا.',
  ],
  he: [
    'בוקר טוב לכולם!',
    'מישהו ראה את המפתח של המחסן?',
    'אני אגיע בסביבות 17:30.',
    'תודה, זה עובד מצוין.',
    'כדאי לבדוק את זה שוב לפני יום ראשון.',
    'הים שקט היום, אפשר לצאת.',
    'שלחתי לך את הקובץ "רשימה 4".',
  ],
  zh: [
    '早上好!',
    '这一章我看了两遍,还是很喜欢。',
    '周四下午三点可以吗?',
    '我把照片放在共享文件夹里了。',
    '谢谢,辛苦了!',
    '外面下雨了,记得带伞。',
    '这个版本比上一个快多了。',
    '我们下次读哪一本书?',
  ],
  ja: [
    'おはようございます。',
    '第三章まで読みました。とても面白いです。',
    '来週の木曜日、15時からでどうでしょうか。',
    'ありがとうございます、助かりました!',
    '今日は海がきれいですね。',
    'ファイルを更新したので、確認をお願いします。',
    '了解です。',
  ],
  hi: [
    'सुप्रभात!',
    'क्या किसी ने नई सूची देखी है?',
    'बैठक गुरुवार को तीन बजे होगी।',
    'धन्यवाद, अब सब साफ़ है।',
    'आज बहुत बारिश हो रही है, मैं घर से काम करूँगी।',
    'तस्वीरें थोड़ी देर में भेजती हूँ।',
    'बहुत बढ़िया काम!',
    'कल सुबह १० बजे मिलते हैं।',
  ],
  ru: [
    'Доброе утро!',
    'Кто-нибудь видел расписание на субботу?',
    'Проверила: всё работает, осталось две мелочи.',
    'Встречу перенесли на четверг, 15:00.',
    'Спасибо, так гораздо понятнее.',
    'У нас снова туман, паром задерживается.',
    'Хорошо, тогда до завтра.',
  ],
} as const;
export type Language = keyof typeof lines;

const ends = ['🙂', '👍', '🎉', '☕', '🌊', '😅'];

/** Something that somebody says in a language; now and then long, with a link or with an emoji. */
export function lineIn(language: Language, random: Random): string {
  const sentence = (): string => random.pick(lines[language]);
  if (random.chance(0.03)) return Array.from({ length: 4 + random.below(6) }, sentence).join('\n');
  const parts: string[] = [...new Set(random.chance(0.25) ? [sentence(), sentence()] : [sentence()])];
  if (random.chance(0.03)) parts.push(`https://example.org/notes/${random.below(1_000)}`);
  if (random.chance(0.1)) parts.push(random.pick(ends));
  return parts.join(' ');
}
