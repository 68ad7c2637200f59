import type { ErrorCode, FieldRule } from '@parley/contracts/errors';
import type { enErrors } from '#lib/i18n/en-errors.ts';
import { many, number } from '#lib/i18n/languages/ar/many.ts';

const unexpected = 'حدث خطأ ما. حاول مرة أخرى.';
const signInAgain = 'تم تسجيل خروجك. سجّل الدخول وحاول مرة أخرى.';
const reload = 'هذه الصفحة قديمة. أعد تحميلها وحاول مرة أخرى.';
const callFailed = 'تعذر الانضمام إلى المكالمة. حاول مرة أخرى.';
const usernameTaken = 'اسم المستخدم هذا محجوز لغيرك. جرّب اسمًا آخر.';

const codes: Record<ErrorCode, string> = {
  bad_request: unexpected,
  validation_failed: 'هناك شيء غير صحيح. تحقق مما أدخلته وحاول مرة أخرى.',
  picture_invalid: unexpected,
  unauthenticated: signInAgain,
  token_expired: signInAgain,
  session_revoked: signInAgain,
  refresh_reused: signInAgain,
  ticket_invalid: callFailed,
  ticket_used: callFailed,
  invalid_credentials: 'اسم المستخدم وكلمة المرور غير متطابقين. تحقق منهما وحاول مرة أخرى.',
  mail_off: 'لا يرسل هذا الخادم بريدًا إلكترونيًا. اطلب كلمة مرور جديدة من مشغّله.',
  link_invalid: 'هذا الرابط مستخدَم أو قديم أو غير مكتمل. اطلب رابطًا جديدًا.',
  account_suspended: 'هذا الحساب موقوف. اسأل القائمين على هذا الخادم.',
  account_closed: unexpected,
  wrong_password: 'هذه ليست كلمة مرورك الحالية.',
  forbidden: 'ليست لديك صلاحية لفعل ذلك.',
  rules_pending: 'اقبل القواعد أولًا.',
  account_required: 'تحتاج إلى حساب لهذا.',
  foreign_origin: 'لا يُسمح لهذا العنوان باستخدام الخادم. اسأل مسؤوله.',
  not_a_member: 'لست عضوًا في هذه المحادثة.',
  not_found: 'تعذر العثور على ذلك. ربما حُذف.',
  unknown_space: 'لم تعد هذه المساحة موجودة، أو لست فيها.',
  unknown_category: 'لم تعد هذه الفئة موجودة.',
  unknown_role: 'لم يعد هذا الدور موجودًا.',
  unknown_join_request: 'لم يعد هذا الطلب موجودًا.',
  unknown_report: 'لم يعد هذا البلاغ موجودًا.',
  unknown_room: 'لم تعد هذه المحادثة موجودة.',
  unknown_user: 'لم يعد لهذا الشخص حساب.',
  unknown_message: 'لم تعد هذه الرسالة موجودة.',
  unknown_call: 'انتهت هذه المكالمة.',
  unknown_peer: 'غادر هذا الشخص المكالمة.',
  unknown_media: unexpected,
  method_not_allowed: reload,
  username_taken: usernameTaken,
  email_taken: 'يوجد حساب بهذا البريد الإلكتروني. جرّب تسجيل الدخول.',
  registration_closed: 'لا يمكن إنشاء حسابات جديدة هنا الآن.',
  invite_required: 'تحتاج إلى دعوة لإنشاء حساب هنا.',
  invite_invalid: 'لم تعد هذه الدعوة صالحة. اطلب دعوة جديدة.',
  message_refused: 'إحدى قواعد هذه المساحة لا تسمح بهذه الرسالة.',
  banned: 'أنت ممنوع من هذه المساحة.',
  joins_paused: 'لا يمكن لأحد الانضمام إلى هذه المساحة الآن.',
  account_too_young: 'حسابك جديد جدًا على هذه المساحة.',
  address_refused: 'هذه المساحة لعناوين بريد أخرى.',
  email_unverified: 'أكّد بريدك الإلكتروني أولًا.',
  approval_required: 'الانضمام إلى هذه المساحة بموافقة أحد المشرفين.',
  asked_recently: 'يمكنك الطلب مجددًا بعد يوم.',
  email_domain_refused: 'استخدم بريد مؤسستك الإلكتروني.',
  approval_pending: 'أُرسل طلبك. يمكنك تسجيل الدخول بعد الموافقة عليه.',
  confirmation_pending: 'افتح الرابط في الرسالة التي أرسلناها إلى بريدك، ثم سجّل الدخول.',
  proof_required: 'تُنشأ حسابات كثيرة الآن. حاول مرة أخرى.',
  last_admin: 'عيّن شخصًا آخر مسؤولًا أولًا.',
  idempotency_conflict: 'تعارضت هذه الرسالة مع رسالة أخرى. أرسلها مجددًا.',
  too_many_rooms: 'أحد الأشخاص هنا بلغ الحد الأقصى للمحادثات.',
  too_many_blocks: 'بلغت الحد الأقصى للمحظورين. ألغِ حظر أحدهم أولًا.',
  request_pending: 'لم يُقبل طلب مراسلتك بعد.',
  too_many_spaces: 'بلغت الحد الأقصى للمساحات. غادر إحداها أولًا.',
  too_many_places: 'بلغت الحد الأقصى لما يمكن كتمه أو تعليمه. أعد ضبط بعضه أولًا.',
  space_full: 'بلغت هذه المساحة حدها. لا يمكن إضافة المزيد.',
  changed_meanwhile: 'غيّر شخص آخر هذا في الوقت نفسه. راجعه ثم حاول مرة أخرى.',
  address_taken: 'هذا العنوان محجوز. جرّب عنوانًا آخر.',
  left_recently: 'أحدهم غادر هذه المجموعة مؤخرًا ولا تمكن إضافته بعد، لكن يمكنه العودة بنفسه.',
  message_deleted: 'حُذفت الرسالة.',
  too_many_reactions: 'بلغت هذه الرسالة الحد الأقصى للرموز المختلفة.',
  not_in_call: 'لم تعد في المكالمة.',
  already_in_call: 'أنت في هذه المكالمة بالفعل.',
  media_refused: 'تعذر إرسال صوتك أو صورتك. غادر المكالمة وانضم إليها مجددًا.',
  call_full: 'المكالمة ممتلئة. حاول مجددًا عندما يغادر أحد.',
  payload_too_large: 'هذا أطول من أن يُرسل. جرّب تقسيمه.',
  unsupported_media_type: reload,
  rate_limited: 'مهلًا، هذا سريع قليلًا. انتظر لحظة وحاول مرة أخرى.',
  locked_out: 'محاولات كثيرة جدًا. انتظر بضع دقائق وحاول مرة أخرى.',
  internal: 'حدث خطأ في الخادم. حاول مرة أخرى.',
  overloaded: 'الخادم مشغول الآن. حاول بعد لحظات.',
  unavailable: 'يتعذر الوصول إلى Parley الآن. تحقق من اتصالك وحاول مرة أخرى.',
};

type RuleWords = Partial<Record<FieldRule, string>>;

const characters = {
  zero: '# حرف',
  one: 'حرف واحد',
  two: 'حرفان',
  few: '# أحرف',
  many: '# حرفًا',
  other: '# حرف',
};

const passwordWords = {
  required: 'أدخل كلمة المرور.',
  too_short: `استخدم ${number(10)} أحرف على الأقل.`,
  guessable: 'يسهل تخمين كلمة المرور هذه. جرّب بضع كلمات عشوائية.',
} satisfies RuleWords;

const invisibleName = 'سيكون هذا الاسم غير مرئي. أضف حرفًا واحدًا على الأقل.';

const fields: Record<string, RuleWords> = {
  login: { required: 'أدخل اسم المستخدم أو البريد الإلكتروني.' },
  email: {
    required: 'أدخل بريدك الإلكتروني.',
    format: 'لا يبدو هذا بريدًا إلكترونيًا.',
    taken: 'يوجد حساب بهذا البريد. جرّب تسجيل الدخول.',
  },
  username: {
    required: 'اختر اسم مستخدم.',
    format: `استخدم من ${number(3)} إلى ${number(32)} من الأحرف اللاتينية أو الأرقام أو النقاط أو الشرطات أو الشرطات السفلية، على أن يبدأ وينتهي بحرف أو رقم.`,
    taken: usernameTaken,
    reserved: 'اسم المستخدم هذا غير متاح. جرّب اسمًا آخر.',
  },
  displayName: { required: 'أدخل اسمًا، أو اترك الحقل فارغًا.', invisible: invisibleName },
  password: passwordWords,
  currentPassword: { required: 'أدخل كلمة مرورك الحالية.', wrong: codes.wrong_password },
  newPassword: {
    ...passwordWords,
    required: 'اختر كلمة مرور جديدة.',
    unchanged: 'هذه كلمة مرورك الحالية. اختر غيرها.',
  },
  name: { required: 'أدخل اسمًا.', invisible: invisibleName },
  address: {
    format: `استخدم من ${number(3)} إلى ${number(32)} من الأحرف اللاتينية الصغيرة أو الأرقام أو الشرطات، على أن يبدأ وينتهي بحرف أو رقم.`,
  },
  body: { required: 'اكتب شيئًا أولًا.', too_long: 'هذه الرسالة طويلة جدًا. جرّب تقسيمها.' },
};

const anyField: Record<FieldRule, (limit?: number) => string> = {
  required: () => 'لا يمكن ترك هذا فارغًا.',
  too_short: limit => (limit === undefined ? 'هذا قصير جدًا.' : `الحد الأدنى ${many(limit, characters)}.`),
  too_long: limit => (limit === undefined ? 'هذا طويل جدًا.' : `الحد الأقصى ${many(limit, characters)}.`),
  format: () => 'لا يبدو هذا صحيحًا.',
  invisible: () => 'أضف حرفًا مرئيًا واحدًا على الأقل.',
  forbidden_characters: () => 'لا يمكن استخدام بعض هذه الأحرف هنا.',
  taken: () => 'هذا محجوز.',
  reserved: () => 'هذا غير متاح.',
  guessable: () => 'يسهل تخمين هذا.',
  wrong: () => 'هذا غير صحيح.',
  unchanged: () => 'لم يتغير هذا.',
  unknown_field: () => reload,
  invalid: () => 'لا يبدو هذا صحيحًا.',
};

export const arErrors: typeof enErrors = {
  codes,
  field: (field, rule, limit) => fields[field]?.[rule] ?? anyField[rule](limit),
  unexpected,
  device: {
    outbox_full: 'رسائل كثيرة تنتظر على هذا الجهاز. انتظر حتى يعود الاتصال.',
    no_space: 'لا مساحة كافية على هذا الجهاز، فلم تُحفظ الرسالة.',
    not_kept: 'لم يتمكن هذا المتصفح من حفظ الرسالة. حاول مرة أخرى.',
  },
};
