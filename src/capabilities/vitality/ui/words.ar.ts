import type { Catalogue } from '../../../design/words.ts'

// Without a pronoun the verb would have to choose a gender: then the order is what is spoken of.
const sentences = {
  'vitality.state.new': 'جديدة',
  'vitality.state.growing': 'نامية',
  'vitality.state.steady': 'مستقرة',
  'vitality.state.fading': 'تخفت',
  'vitality.state.dying': 'تكاد تنطفئ',
  'vitality.state.dormant': 'خامدة',
  'vitality.state.too-early': 'لم يحن الحكم بعد',
  'vitality.state.too-little-history': 'التاريخ أقصر من أن يُحكم عليه',

  'vitality.first':
    '{who, select, she {طلبت أول مرة} he {طلب أول مرة} they {طلبوا أول مرة} other {جاء أول طلب}} في {day}.',
  'vitality.firstThenMore':
    '{who, select, she {طلبت أول مرة} he {طلب أول مرة} they {طلبوا أول مرة} other {جاء أول طلب}} في {day}؛ أيام الطلب حتى الآن {orders}، وآخرها {ago}.',
  'vitality.once':
    '{who, select, she {طلبت مرة واحدة} he {طلب مرة واحدة} they {طلبوا مرة واحدة} other {جاء طلب واحد}}، {ago}.',
  'vitality.several':
    '{who, select, she {طلبت} he {طلب} they {طلبوا} other {جاء الطلب}} {orders, plural, =2 {مرتين} zero {# مرة} one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}}؛ آخر مرة كانت {ago}.',
  'vitality.usedTo':
    '{who, select, she {كانت تطلب} he {كان يطلب} they {كانوا يطلبون} other {كانت الطلبات تأتي}} كل {days, plural, zero {# يوم} one {يوم} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}. مضى من الأيام الآن {silent}.',
  'vitality.usedToDaily':
    '{who, select, she {كانت تطلب} he {كان يطلب} they {كانوا يطلبون} other {كانت الطلبات تأتي}} كل يوم. مضى من الأيام الآن {silent}.',
  'vitality.usually':
    '{who, select, she {تطلب} he {يطلب} they {يطلبون} other {تأتي الطلبات}} {every} تقريبًا؛ آخر مرة كانت {ago}.',
  'vitality.faster': 'الطلبات في السنة: نحو {now} الآن، ونحو {before} من قبل.',
  'vitality.slower': 'تراجعت الطلبات في السنة إلى نحو {now}، وكانت نحو {before} من قبل.',
  'vitality.lastTime': 'آخرها كان {ago}.',
  'vitality.silentFor':
    '{silentDays} بلا طلب؛ وقبلها {orders, plural, zero {لا شيء} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}.',

  'vitality.everyDay': 'كل يوم',
  'vitality.everyDays':
    'كل {days, plural, zero {# يوم} one {يوم} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
  'vitality.today': 'اليوم',
  'vitality.yesterday': 'أمس',
  'vitality.daysAgo':
    'قبل {days, plural, zero {# يوم} one {يوم} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}',
  'vitality.days':
    '{days, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',
  'vitality.longerThan': 'أطول من {share} من الفترات المتوقعة.',

  'vitality.because.few-repeat-buyers': 'من عادوا حتى الآن أقل من أن نعرف من ذهب بلا رجعة.',
  'vitality.because.nobody-leaves': 'ما سُجّل حتى الآن لا يبيّن من ذهب نهائيًا.',
  'vitality.because.dropout-unknown': 'التاريخ أقل من أن نعرف منه من ذهب بلا رجعة.',

  'vitality.chance':
    'الاحتمال {who, select, she {{chance} أن تطلب حتى {by}} he {{chance} أن يطلب حتى {by}} they {{chance} أن يطلبوا حتى {by}} other {{chance} أن يأتي طلب من {name} حتى {by}}}',
  'vitality.chanceOfAnOrder': 'الاحتمال {chance} أن يأتي طلب حتى {by}',
  'vitality.between': 'بين {low} و{high} من 100',
  'vitality.about': 'نحو {share} من 100',
  'vitality.expected':
    'إذا لم يتغير شيء، فالمتوقع {orders, plural, zero {# طلب} one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}} في {days, plural, zero {# يوم} one {اليوم القادم} two {اليومين القادمين} few {# أيام قادمة} many {# يومًا قادمًا} other {# يوم قادم}}.',
  'vitality.expectedFew':
    'إذا لم يتغير شيء، فالمتوقع أقل من 0.1 طلب في {days, plural, zero {# يوم} one {اليوم القادم} two {اليومين القادمين} few {# أيام قادمة} many {# يومًا قادمًا} other {# يوم قادم}}.',

  'vitality.likely.unlikely': 'مستبعد',
  'vitality.likely.rather-unlikely': 'أقرب إلى المستبعد',
  'vitality.likely.uncertain': 'غير مؤكد',
  'vitality.likely.rather-likely': 'أقرب إلى المرجّح',
  'vitality.likely.likely': 'مرجّح',
}

const profile = {
  'chance.none': 'لا مبيعات بعد',
  'chance.noneText': 'بعد أول شراء يظهر هنا مدى حيوية العلاقة وإلى أين تتجه.',
  'chance.supply': 'من جهة التوريد',
  'chance.supplyText': 'تُحسب حيوية العلاقة للعملاء فقط حتى الآن. في الأسفل كل ما جرى بينكم.',
  'chance.early': 'لم يحن الحكم بعد',
  'chance.littleHistory': 'التاريخ أقصر من أن يُحكم عليه',
  'chance.lastMonths': 'آخر سنتين',
  'chance.chart': 'احتمال الطلب في آخر سنتين، وطلبات كل شهر',
  'chance.chance': 'احتمال الطلب',
  'chance.orders': 'الطلبات',
  'chance.how': 'كيف حُسب هذا',
  'chance.interval': 'على الأرجح {interval}.',
  'chance.lastYear':
    '{orders, plural, zero {لا طلبات مسجّلة} one {طلب واحد مسجّل} two {طلبان مسجّلان} few {# طلبات مسجّلة} many {# طلبًا مسجّلًا} other {# طلب مسجّل}}.',
  'chance.due': 'المعتاد أن يأتي الطلب التالي حتى {day}.',
  'chance.method':
    'يشمل الاحتمال الطلبات خلال {days, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من {day}. وهو مبني على عدد مرات الطلب هنا، وطول الصمت، وكيف يطلب كل عملائك وكيف يذهبون (MBG/NBD). ويُظهر الخط ما كانت أرقام اليوم ستقوله حينها.',
  'chance.more': 'المزيد في الإعدادات',
}

const method = {
  'method.last': 'حُسب من المبيعات، وعدد العملاء فيها {customers}، حتى {day}.',
  'method.told': 'يُظهر التاريخ من ذهب على الأرجح.',
  'method.few-repeat-buyers':
    'أقل من 15 عميلًا اشتروا أكثر من مرة: هذا أقل من أن نعرف منه من ذهب. لا نعرض إلا المعدلات والفترات.',
  'method.nobody-leaves':
    'بحسب هذا التاريخ لا يكاد أحد يذهب أبدًا، وهذا أجمل من أن يُصدَّق: لا نعرض إلا المعدلات والفترات.',
  'method.dropout-unknown': 'لا يقول التاريخ بأي سرعة يذهب العملاء: لا نعرض إلا المعدلات والفترات.',
  'method.none': 'لا مبيعات يُبنى عليها بعد. متى دخلت، تشرح هذه الصفحة كيف تأتي الأرقام.',
  'method.chance':
    'يأتي احتمال الطلب من نموذج MBG/NBD (Batislam وآخرون، 2007؛ Hoppe و Wagner، 2007). كل عميل يشتري بإيقاعه، وقد يذهب بعد كل طلب. وإذا كان العملاء قليلين، تسند التقديرَ خبرةٌ عامة خفيفة.',
  'method.overdue':
    'الفترة المعتادة هي وسيط الفترات بين طلبات العميل نفسه. «أطول من 96% من الفترات» تعدّ الفترات الأقصر من هذا الصمت بين الفترات المتوقعة، بحسب نموذج مبني على فترات كل العملاء وفتراته هو. تُقدَّر النماذج من 5000 عميل على الأكثر.',
  'method.state': 'لا تُسمّى الحالة إلا إذا بلغ رجحانها 60% على الأقل، ولا تتغير إلا بعد أن يتفق حسابان.',
  'method.modest':
    'لا تكاد هذه النماذج ترتّب العملاء أفضل مما يرتّبهم الوقت منذ آخر طلب. لكنها أفضل في عدّ الطلبات القادمة، وفي قول مدى الثقة. أما المواسم فخارجها كلها.',
  'method.parameters': 'المعاملات',
  'method.again': 'احسب من جديد',
  'method.running': 'جارٍ الحساب',
  'method.queued': 'الحساب جارٍ.',
  'method.notYours': 'لا يطلب هذا إلا المالك أو المدير.',
}

const people = {
  'people.title': 'الناس',
  'people.import': 'استيراد',
  'people.new': 'شخص جديد',
  'people.views': 'العروض',
  'people.view.everyone': 'الجميع',
  'people.view.customers': 'العملاء',
  'people.view.supply': 'جهة التوريد',
  'people.view.quiet': 'بلا محادثة منذ 60 يومًا',
  'people.view.worth': 'القيمة فوق {amount}',
  'people.view.archived': 'الأرشيف',
  'people.find': 'اسم أو بريد أو هاتف',
  'people.findLabel': 'ابحث في هذه القائمة',
  'people.filters': 'عوامل التصفية',
  'people.worth': 'القيمة',
  'people.role': 'الصفة',
  'people.state': 'الحالة',
  'people.steward': 'المسؤول',
  'people.order': 'الترتيب',
  'people.any': 'الكل',
  'people.anyone': 'الجميع',
  'people.over': 'فوق {amount}',
  'people.clear': 'امسح الكل',
  'people.count':
    '{count, plural, =0 {لا أحد} zero {لا أحد} one {شخص واحد أو مؤسسة} two {شخصان أو مؤسستان} few {{shown} أشخاص ومؤسسات} many {{shown} شخصًا ومؤسسة} other {{shown} شخص ومؤسسة}}، القيمة {amount} في السنة',
  'people.countPlain':
    '{count, plural, =0 {لا أحد} zero {لا أحد} one {شخص واحد أو مؤسسة} two {شخصان أو مؤسستان} few {{shown} أشخاص ومؤسسات} many {{shown} شخصًا ومؤسسة} other {{shown} شخص ومؤسسة}}',
  'people.selected':
    '{count, plural, zero {لا اختيار} one {اختيار واحد} two {اختياران} few {# اختيارات} many {# اختيارًا} other {# اختيار}}',
  'people.archive': 'أرشفة',
  'people.restore': 'استعادة',
  'people.unselect': 'ألغِ الاختيار',
  'people.changing': 'لحظة من فضلك',
  'people.archived':
    '{count, plural, zero {لم يؤرشف أحد.} one {{name} في الأرشيف الآن.} two {اثنان في الأرشيف الآن.} few {# أشخاص في الأرشيف الآن.} many {# شخصًا في الأرشيف الآن.} other {# شخص في الأرشيف الآن.}}',
  'people.restored':
    '{count, plural, zero {لم يُستعد أحد.} one {تمت استعادة {name}.} two {تمت استعادة اثنين.} few {تمت استعادة # أشخاص.} many {تمت استعادة # شخصًا.} other {تمت استعادة # شخص.}}',
  'people.notYours': 'دورك لا يسمح بتغيير بيانات الناس.',
  'people.empty': 'هنا سيكون كل من تتعامل معهم: عملاء وموردون وشركاء.',
  'people.emptyArchived': 'لا أحد في الأرشيف.',
  'people.none': 'لا أحد هنا يطابق كل هذا.',
  'people.bringIn': 'استورد ملفًا',
  'people.showEveryone': 'أظهر الجميع',

  'people.column.name': 'الاسم',
  'people.column.role': 'الصفة',
  'people.column.state': 'الحالة',
  'people.column.trail': 'سنتان',
  'people.column.chance': 'احتمال الطلب',
  'people.column.last-talk': 'آخر محادثة',
  'people.column.worth': 'القيمة السنوية',
  'people.column.steward': 'المسؤول',
  'people.column.added': 'الإضافة',
  'people.order.name': 'حسب الاسم',
  'people.order.worth': 'حسب القيمة',
  'people.order.chance': 'حسب الاحتمال',
  'people.order.last-talk': 'حسب آخر محادثة',
  'people.order.state': 'حسب الحالة',
  'people.order.added': 'الأحدث أولًا',
  'people.role.customer': 'عميل',
  'people.role.supplier': 'مورّد',
  'people.role.producer': 'منتِج',
  'people.role.partner': 'شريك',
  'people.role.prospect': 'عميل محتمل',
  'people.also.customer': 'عميل',
  'people.also.supplier': 'مورّد',
  'people.also.producer': 'منتِج',
  'people.also.partner': 'شريك',
  'people.also.prospect': 'عميل محتمل',
  'people.tooEarly': 'لم يحن الحكم بعد',
  'people.nothing': '–',
  'people.aYear': '{amount} في السنة',
  'people.talked': 'آخرها {day}',
  'people.trail': 'احتمال الطلب قبل سنتين أو عند أول طلب: {from}؛ الآن: {to}',

  'people.keys': 'مفاتيح هذه القائمة',
  'people.keyMove': 'تنقّل',
  'people.keyEdit': 'تعديل',
  'people.keyLog': 'تسجيل محادثة',
  'people.keySelect': 'اختيار',
  'people.keyAll': 'كل المفاتيح',
  'people.keyFind': 'بحث في هذه القائمة',
  'people.keyEditWho': 'تعديل {name}',
  'people.keyLogWho': 'تسجيل محادثة مع {name}',
}

/** What is said of how relationships go, in Arabic. */
export const vitalityArabic = { ...sentences, ...profile, ...method, ...people } as const satisfies Catalogue
