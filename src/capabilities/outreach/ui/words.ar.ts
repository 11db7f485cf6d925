import type { Catalogue } from '../../../design/words.ts'

// \u2066 to \u2069 keep a sign before its number.
const why = {
  'why.callBack': 'حان اليوم المحدد للمحادثة القادمة.',
  'why.promiseToday': 'وعد يستحق اليوم.',
  'why.promiseSoon': 'وعد يستحق في {day}.',
  'why.promiseLate': 'وعد كان يستحق في {day}.',
  'why.chance': '{chance}.',
  'why.noTalk': 'لا محادثة مسجّلة بعد.',
  'why.talkedToday': 'تحدثتم اليوم.',
  'why.lastTalk':
    '{days, plural, zero {كانت آخر محادثة اليوم.} one {كانت آخر محادثة أمس.} two {كانت آخر محادثة قبل يومين.} few {كانت آخر محادثة قبل # أيام.} many {كانت آخر محادثة قبل # يومًا.} other {كانت آخر محادثة قبل # يوم.}}',

  'ask.label': 'اسأل:',
  'ask.line': 'اسأل: {what}',
  'ask.lineNever': 'اسأل: {what} لم نسأل عن هذا قط.',
  'ask.never': 'لم نسأل عن هذا قط.',
  'ask.why-us':
    '{who, select, she {لماذا تشتري منا لا من غيرنا.} he {لماذا يشتري منا لا من غيرنا.} other {لماذا يشترون منا لا من غيرنا.}}',
  'ask.expectation-met':
    '{who, select, she {هل كنا كما توقعتْ.} he {هل كنا كما توقع.} other {هل كنا كما توقعوا.}}',
  'ask.biggest-problem':
    '{who, select, she {ما أكبر مشكلة لديها الآن.} he {ما أكبر مشكلة لديه الآن.} other {ما أكبر مشكلة لديهم الآن.}}',
  'ask.what-else':
    '{who, select, she {ماذا قد تحتاج منا أيضًا.} he {ماذا قد يحتاج منا أيضًا.} other {ماذا قد يحتاجون منا أيضًا.}}',
  'ask.others-better': 'ما الذي يحسنه غيرنا أكثر منا.',
  'ask.what-changed':
    '{who, select, she {ما الذي تغيّر لديها.} he {ما الذي تغيّر لديه.} other {ما الذي تغيّر لديهم.}}',
  'ask.how-was-it': 'كيف كانت المرة الأولى معنا.',
  'ask.what-next':
    '{who, select, she {ماذا قد تحتاج بعد ذلك.} he {ماذا قد يحتاج بعد ذلك.} other {ماذا قد يحتاجون بعد ذلك.}}',

  'remember.last-talk': 'آخر محادثة {day}: {text}',
  'remember.said': 'قيل في {day}: «{text}»',
  'remember.family': 'العائلة: {text}',
  'remember.life': 'في الحياة: {text}',
  'remember.interest': 'الاهتمامات: {text}',
  'remember.other': 'ملاحظة: {text}',
  'remember.usual': 'المعتاد: {text}',
  'remember.hours': 'أفضل وقت: {text}',
}

const today = {
  'today.morning': 'صباح الخير، {name}',
  'today.afternoon': 'طاب يومك، {name}',
  'today.evening': 'مساء الخير، {name}',
  'today.talks':
    '{count, plural, =0 {} zero {} one {محادثة واحدة} two {محادثتان} =3 {ثلاث محادثات} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'today.bills':
    '{count, plural, =0 {} zero {} one {فاتورة واحدة للدفع} two {فاتورتان للدفع} =3 {ثلاث فواتير للدفع} few {# فواتير للدفع} many {# فاتورة للدفع} other {# فاتورة للدفع}}',
  'today.promises':
    '{count, plural, =0 {} zero {} one {وعد مستحق} two {وعدان مستحقان} =3 {ثلاثة وعود مستحقة} few {# وعود مستحقة} many {# وعدًا مستحقًا} other {# وعد مستحق}}',
  'today.birthdays':
    '{count, plural, =0 {} zero {} one {عيد ميلاد واحد} two {عيدا ميلاد} =3 {ثلاثة أعياد ميلاد} few {# أعياد ميلاد} many {# عيد ميلاد} other {# عيد ميلاد}}',
  'today.occasions':
    '{count, plural, =0 {} zero {} one {مناسبة واحدة} two {مناسبتان} =3 {ثلاث مناسبات} few {# مناسبات} many {# مناسبة} other {# مناسبة}}',
  'today.nothing': 'لا شيء ينتظر.',
  'today.free': 'ليس يوم عمل.',
  'today.holiday': 'ليس يوم عمل: {name}.',
  'today.restDay': 'في يوم الراحة لا أحد على القائمة، ولا شيء يتراكم.',
  'today.anyway': 'أظهرها على أي حال',
  'today.talkTo': 'تحدّث مع',
  'today.progress': '{done} من {goal} اليوم',
  'today.call': 'اتصل',
  'today.write': 'اكتب',
  'today.logIt': 'سجّلها',
  'today.later': 'لاحقًا',
  'today.tomorrow': 'غدًا',
  'today.inAWeek': 'بعد أسبوع',
  'today.inAMonth': 'بعد شهر',
  'today.postponed': 'العودة إلى {name} في {day}.',
  'today.done': 'تحدثتم اليوم',
  'today.worth': 'القيمة {money} في السنة',
  'today.noWorth': 'لا مبيعات في السنة الأخيرة',
  'today.goalMet': 'هذه كانت قائمة اليوم. ومن يخطر ببالك غيرهم على بُعد ضغطة مفتاح.',
  'today.nobody': 'لا أحد يحتاج إلى محادثة اليوم. تواصلنا مع الجميع مؤخرًا، أو طلبوا ألا نفعل.',
  'today.trail': '{name}: من {from} إلى {to} في سنتين',
  'today.alsoToday': 'اليوم أيضًا',
  'today.nothingElse': 'لا شيء آخر مستحق.',
  'today.turns':
    'عيد ميلاد {name}، {age, plural, zero {# سنة} one {سنة واحدة} two {سنتان} few {# سنوات} many {# سنة} other {# سنة}}',
  'today.birthday': 'عيد ميلاد {name}',
  'today.anniversary': 'الذكرى السنوية مع {name}',
  'today.festival': 'عيد عند {name}',
  'today.occasion': '{label}، {name}',
  'today.onDay': 'في {day}',
  'today.isToday': 'اليوم',
  'today.payBill': 'ادفع إلى {name}، {money}',
  'today.billDue':
    '{days, plural, =0 {تستحق اليوم.} zero {تستحق اليوم.} =1 {تستحق غدًا.} one {تستحق غدًا.} two {تستحق بعد يومين.} few {تستحق بعد # أيام.} many {تستحق بعد # يومًا.} other {تستحق بعد # يوم.}}',
  'today.billLate':
    '{days, plural, zero {استحقت اليوم.} one {استحقت أمس.} two {استحقت قبل يومين.} few {استحقت قبل # أيام.} many {استحقت قبل # يومًا.} other {استحقت قبل # يوم.}}',
  'today.promiseUs': 'وعدنا {name}: {text}',
  'today.promiseThem': 'وعد من {name}: {text}',
  'today.promiseDue': 'حتى {day}.',
  'today.promiseLate': 'كان مستحقًا في {day}.',
  'today.network': 'الشبكة',
  'today.relationships':
    '{count, plural, zero {لا علاقات} one {علاقة واحدة} two {علاقتان} few {# علاقات} many {# علاقة} other {# علاقة}}',
  'today.growing': '{change, plural, =0 {النامية كما قبل شهر} other {\u2066{sign}#\u2069 نامية خلال شهر}}',
  'today.networkCount': '{state} {count}',
  'today.early': 'لا يمكن القول بعد',
  'today.month': 'محادثات {month}',
  'today.monthOf': '{done} من {goal}',
  'today.aDay':
    '{count, plural, zero {# في يوم العمل} one {واحدة في يوم العمل} two {اثنتان في يوم العمل} =3 {ثلاث في يوم العمل} few {# في يوم العمل} many {# في يوم العمل} other {# في يوم العمل}}',
  'today.heard': 'ما سمعناه هذا الأسبوع',
  'today.refitting': 'يجري حساب أحوال العلاقات. تتجدد هذه الصفحة وحدها.',
  'today.customerSince': 'عميل منذ {year}',
  'today.roles': '{first} و{second}',

  'first.title': 'لنبدأ بناسك',
  'first.sub': 'يبدأ Rapport بما لديك بالفعل. اختر واحدًا، ويبقى الآخر متاحًا.',
  'first.own': 'أدخل ملفاتك',
  'first.ownText':
    'جهات اتصال من Google أو Outlook أو HubSpot، أو مبيعات متجرك، بصيغة CSV. ترى ما سيحدث قبل أن يُكتب شيء.',
  'first.ownDo': 'استورد ملفًا',
  'first.sample': 'تجوّل في شركة نموذجية',
  'first.sampleText':
    'مقهى عند الناصية مع محمصته ومورّد حليبه وزبائنه الدائمين: سنتان من التعاملات والمحادثات. نقرة واحدة تزيله.',
  'first.sampleDo': 'افتح المقهى النموذجي',
  'first.sampleLoading': 'جارٍ فتح المقهى',
  'today.nobodyYet': 'لا أحد هنا لك بعد. من يوكل إليك يظهر في هذه الصفحة.',
  'first.add': 'أو أضف أول شخص بيدك',

  'role.customer': 'عميل',
  'role.supplier': 'مورّد',
  'role.producer': 'منتِج',
  'role.partner': 'شريك',
  'role.prospect': 'عميل محتمل',
}

const timeline = {
  'timeline.title': 'معًا',
  'timeline.all': 'الكل',
  'timeline.talks': 'المحادثات',
  'timeline.trade': 'التعاملات',
  'timeline.promises': 'الوعود',
  'timeline.changes': 'التغيّرات',
  'timeline.empty': 'لا شيء مسجّل بعد. ستظهر أول محادثة هنا.',
  'timeline.emptyKind': 'لا شيء من هذا النوع بعد.',
  'timeline.more': 'أظهر المزيد',
  'timeline.changed': 'كانت العلاقة {before}، والآن {after}',
  'timeline.became': 'العلاقة الآن {after}',
  'timeline.takeBack': 'سحب',
  'timeline.asked': 'سألنا {what}.',
  'timeline.next': 'التواصل من جديد في {day}.',
}

/** What is said of whom to talk to and what happened together, in Arabic. */
export const outreachArabic = { ...why, ...today, ...timeline } as const satisfies Catalogue
