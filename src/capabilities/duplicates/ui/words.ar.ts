import type { Catalogue } from '../../../design/words.ts'

export const duplicatesArabic = {
  'duplicates.title': 'السجلات المكررة',
  'duplicates.sub': 'سجلات قد تكون للشخص نفسه أو للجهة نفسها. لا يُدمج شيء إلا بقرارك.',
  'duplicates.none': 'لا يوجد سجلان يبدوان واحدًا.',
  'duplicates.notYet': 'لم يبحث أحد بعد. يبحث Rapport كل ليلة، أو الآن إن شئت.',
  'duplicates.look': 'ابحث الآن',
  'duplicates.looking': 'يجري البحث. ما يُعثر عليه يظهر هنا.',
  'duplicates.looked': 'آخر بحث {when}.',
  'duplicates.open':
    '{count, plural, zero {لا أزواج} one {زوج واحد قد يكون سجلًا واحدًا.} two {زوجان قد يكون كل منهما سجلًا واحدًا.} few {# أزواج قد تكون سجلًا واحدًا.} many {# زوجًا قد تكون سجلًا واحدًا.} other {# زوج قد تكون سجلًا واحدًا.}}',
  'duplicates.chance': 'احتمال أنهما واحد {chance}',
  'duplicates.compare': 'قارن',
  'duplicates.differ': 'هما اثنان',
  'duplicates.differed': 'يبقى {one} و{other} اثنين. لن يُذكرا مرة أخرى.',
  'duplicates.more': 'أظهر المزيد',
  'duplicates.notYours': 'دورك لا يسمح بدمج السجلات.',
  'duplicates.pick': 'اختر {one} و{other}',
  'duplicates.mergePicked':
    '{count, plural, zero {لا شيء للدمج} one {ادمج زوجًا واحدًا} two {ادمج زوجين} few {ادمج # أزواج} many {ادمج # زوجًا} other {ادمج # زوج}}',
  'duplicates.mergeAsk':
    '{count, plural, zero {لا شيء للدمج} one {دمج زوج واحد؟} two {دمج زوجين؟} few {دمج # أزواج؟} many {دمج # زوجًا؟} other {دمج # زوج؟}}',
  'duplicates.mergeAskSub': 'من كل زوج يبقى السجل الأقدم ويأخذ كل شيء. يمكن فصل كل زوج لاحقًا.',
  'duplicates.mergedMany':
    '{count, plural, zero {لم يُدمج شيء.} one {صار زوج واحد سجلًا واحدًا.} two {صار كل من الزوجين سجلًا واحدًا.} few {صار كل من # أزواج سجلًا واحدًا.} many {صار كل من # زوجًا سجلًا واحدًا.} other {صار كل من # زوج سجلًا واحدًا.}}',
  'duplicates.party': 'قد يكون مسجلًا مرتين: {name}.',

  'alike.given.0': 'اسم أول مختلف',
  'alike.given.1': 'الاسم الأول ملائم',
  'alike.given.2': 'الاسم الأول متقارب',
  'alike.given.3': 'الاسم الأول نفسه',
  'alike.family.0': 'اسم عائلة مختلف',
  'alike.family.1': 'اسم العائلة متقارب',
  'alike.family.2': 'اسم العائلة نفسه',
  'alike.email.0': 'بريد مختلف',
  'alike.email.1': 'البريد متقارب',
  'alike.email.2': 'البريد نفسه',
  'alike.phone.0': 'هاتف مختلف',
  'alike.phone.1': 'الهاتف متقارب',
  'alike.phone.2': 'الهاتف نفسه',
  'alike.birthday.0': 'عيد ميلاد مختلف',
  'alike.birthday.1': 'عيد الميلاد متقارب',
  'alike.birthday.2': 'عيد الميلاد نفسه',
  'alike.place.0': 'مدينة مختلفة',
  'alike.place.1': 'المدينة نفسها',
  'alike.place.2': 'الرمز البريدي أو الشارع نفسه',
  'alike.place.3': 'العنوان نفسه',
  'alike.firm.0': 'جهة مختلفة',
  'alike.firm.1': 'الجهة متقاربة الاسم',
  'alike.firm.2': 'الجهة نفسها',
  'alike.organisation.0': 'اسم مختلف',
  'alike.organisation.1': 'الاسم متقارب',
  'alike.organisation.2': 'الاسم نفسه',

  'merge.title': 'هل هذان واحد؟',
  'merge.sub': 'يبقى سجل واحد ويأخذ كل ما للآخر. يمكنك فصلهما لاحقًا.',
  'merge.stays': 'أي سجل يبقى',
  'merge.added': 'مسجل منذ {day}',
  'merge.choose': 'حيث يختلفان',
  'merge.same': 'يقولان الشيء نفسه، أو لا يقول إلا أحدهما شيئًا. لا شيء للاختيار.',
  'merge.together': 'تبقى عناوين البريد والهواتف والعناوين والأدوار والوسوم والملاحظات لكليهما.',
  'merge.noContact': 'طلب أحدهما عدم التواصل معه، فلن يُتواصل مع الباقي.',
  'merge.moves': 'ما ينتقل',
  'merge.movesNothing': 'لا شيء يتعلق بالسجل الآخر.',
  'merge.nothing': 'لا شيء',
  'merge.do': 'ادمجهما',
  'merge.doing': 'يجري الدمج',
  'merge.done': 'صار {gone} جزءًا من {kept}.',
  'merge.otherKind': 'لا يمكن أن يكون شخص وجهة شيئًا واحدًا.',
  'merge.open': 'افتح {name}',

  'row.interaction':
    '{count, plural, zero {لا محادثات} one {محادثة واحدة} two {محادثتان} few {# محادثات} many {# محادثة} other {# محادثة}}',
  'row.promise':
    '{count, plural, zero {لا وعود} one {وعد واحد} two {وعدان} few {# وعود} many {# وعدًا} other {# وعد}}',
  'row.trade':
    '{count, plural, zero {لا بيع ولا شراء} one {عملية بيع أو شراء واحدة} two {عمليتا بيع أو شراء} few {# عمليات بيع وشراء} many {# عملية بيع وشراء} other {# عملية بيع وشراء}}',
  'row.payment':
    '{count, plural, zero {لا دفعات} one {دفعة واحدة} two {دفعتان} few {# دفعات} many {# دفعة} other {# دفعة}}',
  'row.party_note':
    '{count, plural, zero {لا ملاحظات} one {ملاحظة واحدة} two {ملاحظتان} few {# ملاحظات} many {# ملاحظة} other {# ملاحظة}}',
  'row.party_email':
    '{count, plural, zero {لا بريد} one {بريد واحد} two {بريدان} few {# عناوين بريد} many {# عنوان بريد} other {# عنوان بريد}}',
  'row.party_phone':
    '{count, plural, zero {لا هواتف} one {هاتف واحد} two {هاتفان} few {# هواتف} many {# هاتفًا} other {# هاتف}}',
  'row.party_address':
    '{count, plural, zero {لا عناوين} one {عنوان واحد} two {عنوانان} few {# عناوين} many {# عنوانًا} other {# عنوان}}',
  'row.party_role':
    '{count, plural, zero {لا أدوار} one {دور واحد} two {دوران} few {# أدوار} many {# دورًا} other {# دور}}',
  'row.occasion':
    '{count, plural, zero {لا مناسبات} one {مناسبة واحدة} two {مناسبتان} few {# مناسبات} many {# مناسبة} other {# مناسبة}}',
  'row.link':
    '{count, plural, zero {لا صلات} one {صلة واحدة} two {صلتان} few {# صلات} many {# صلة} other {# صلة}}',
  'row.other':
    '{count, plural, zero {لا شيء غير ذلك} one {شيء آخر واحد} two {شيئان آخران} few {# أشياء أخرى} many {# شيئًا آخر} other {# شيء آخر}}',

  'merges.title': 'دُمج من قبل',
  'merges.none': 'لم يُدمج شيء بعد.',
  'merges.line': 'صار {gone} جزءًا من {kept}',
  'merges.by': '{who}، {when}',
  'merges.undone': 'فُصلا {when}',
  'merges.undo': 'افصل',

  'part.title': 'فصل {gone} عن {kept}؟',
  'part.sub': 'يعود كلاهما كما كان، كل بما كان له.',
  'part.nothing': 'لم يُكتب منذ ذلك ما قد يخص أحدهما.',
  'part.fields': 'تغيّر منذ ذلك. لمن هو؟',
  'part.rows': 'أُضيف منذ ذلك. لمن هو؟',
  'part.was': 'من قبل: {text}',
  'part.do': 'افصلهما',
  'part.doing': 'يجري الفصل',
  'part.done': 'عاد {gone} إلى السجلات.',
  'part.cancel': 'اتركهما مدموجين',
} as const satisfies Catalogue
