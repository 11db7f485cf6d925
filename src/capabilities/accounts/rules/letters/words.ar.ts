// What our letters say, in Arabic.
import type { LetterWords } from './words.ts'

export const arabic: LetterWords = {
  greeting: 'مرحبًا {name}،',
  'because.member': 'تصلك هذه الرسالة لأنك عضو في {firm} على {address}.',
  'because.asked': 'تصلك هذه الرسالة لأن هذا العنوان كُتب على {address}.',

  'invitation.subject': 'انضم إلى {firm}',
  'invitation.text': 'يدعوك {inviter} إلى العمل مع {firm}. الرابط صالح لسبعة أيام ولمرة واحدة.',
  'invitation.link': 'الانضمام إلى {firm}',

  'password-link.subject': 'كلمة مرور جديدة لـ {firm}',
  'password-link.text':
    'طلب أحدهم، وأنت على الأرجح، كلمة مرور جديدة. الرابط صالح لساعة واحدة ولمرة واحدة، وبعدها يُسجَّل خروجك من كل الأجهزة.',
  'password-link.not-you': 'إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.',
  'password-link.link': 'اختيار كلمة مرور جديدة',

  'password-changed.subject': 'تغيّرت كلمة مرورك',
  'password-changed.text': 'تغيّرت كلمة المرور الخاصة بـ {firm} في {when}.',
  'password-changed.not-you': 'إن لم تكن أنت من غيّرها فاختر كلمة مرور جديدة الآن، وأخبر مالك الشركة.',
  'password-changed.link': 'اختيار كلمة مرور جديدة',

  'new-device.subject': 'سُجّل دخولك من مكان جديد',
  'new-device.text': 'سجّل أحدهم الدخول إلى {firm} باسمك في {when} بمتصفح لم يُستخدم من قبل.',
  'new-device.not-you':
    'إن كنت أنت فلا بأس. وإن لم تكن أنت فاختر كلمة مرور جديدة الآن، وعندها يُسجَّل خروج كل من دخل باسمك.',
  'new-device.link': 'اختيار كلمة مرور جديدة',

  'email-link.subject': 'أكّد عنوانك الجديد',
  'email-link.text':
    'طلبت تسجيل الدخول إلى {firm} بهذا العنوان من الآن. الرابط صالح لمدة 24 ساعة ولمرة واحدة.',
  'email-link.not-you': 'إن لم تكن أنت من طلب ذلك فلا تفعل شيئًا.',
  'email-link.link': 'تأكيد هذا العنوان',

  'email-changed.subject': 'تغيّر عنوانك',
  'email-changed.text': 'من الآن تسجّل الدخول إلى {firm} بالعنوان {email}، لا بهذا العنوان.',
  'email-changed.not-you':
    'إن لم تكن أنت من غيّره فاسترجع عنوانك. الرابط صالح لسبعة أيام، وعندها يُسجَّل خروج كل من دخل باسمك.',
  'email-changed.link': 'استرجاع عنواني',

  'test.subject': 'تجربة من {firm}',
  'test.text': 'نجحت التجربة: رسائل {firm} تصل.',

  'alert.link': 'عرض ما قام به النظام',
  'alert.daily': 'نخبرك بهذا مرة في اليوم على الأكثر ما دام قائمًا.',
  'alert.schedule-stopped.subject': 'توقف عمل تلقائي في {firm}',
  'alert.schedule-stopped.text':
    'عمل تحتاجه {firm} بانتظام لم يجرِ منذ وقت طويل: {what}. هل يعمل الخادم دون انقطاع؟',
  'alert.job-failed.subject': 'فشل عمل نهائيًا في {firm}',
  'alert.job-failed.text': 'فشل عمل تلقائي مرة بعد مرة فوُضع جانبًا: {what}. يمكن إعادة المحاولة من الإعدادات.',
  'alert.backup-failed.subject': 'فشل النسخ الاحتياطي لـ {firm}',
  'alert.backup-failed.text':
    'تعذّر إنشاء آخر نسخة احتياطية: {what}. إلى أن ينجح ذلك لا توجد للبيانات الجديدة نسخة ثانية.',
  'alert.backup-old.subject': 'آخر نسخة احتياطية لـ {firm} قديمة',
  'alert.backup-old.text': 'لم تُنشأ نسخة احتياطية منذ وقت طويل: {what}.',
  'alert.drill-old.subject': 'لم تُجرَّب أي نسخة احتياطية لـ {firm} مؤخرًا',
  'alert.drill-old.text': 'لا يُعتمد على نسخة احتياطية قبل تجربة استعادتها، ولم تُجرَّب منذ وقت طويل: {what}.',
  'alert.mail-failed.subject': 'تعذّر إرسال بريد {firm}',
  'alert.mail-failed.text': 'بعض الرسائل لم يُرسل: {what}. السبب مذكور في الإعدادات.',
  'alert.disk-full.subject': 'قرص {firm} يكاد يمتلئ',
  'alert.disk-full.text': 'قريبًا لن يمكن حفظ شيء: {what}. يُرجى إفراغ مساحة.',
  'alert.other.subject': 'أمر في {firm} يحتاج انتباهك',
  'alert.other.text': 'توقف شيء مهم: {what}.',
}
