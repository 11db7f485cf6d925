// What the tables and fields of somebody's record are called, in the languages we speak. What has no name here, such as
// a table of tomorrow, is called by its own.

const tables = {
  party: ['Who it is', 'Wer es ist', 'من هو'],
  party_email: ['E-mail addresses', 'E-Mail-Adressen', 'عناوين البريد الإلكتروني'],
  party_phone: ['Phone numbers', 'Telefonnummern', 'أرقام الهاتف'],
  party_address: ['Addresses', 'Anschriften', 'العناوين'],
  party_role: ['What they are to us', 'Was sie für uns sind', 'صفتهم لدينا'],
  party_note: ['Notes', 'Notizen', 'الملاحظات'],
  occasion: ['Occasions', 'Anlässe', 'المناسبات'],
  link: ['Ties to others', 'Verbindungen zu anderen', 'الروابط بآخرين'],
  interaction: ['Talks', 'Gespräche', 'المحادثات'],
  promise: ['Promises', 'Zusagen', 'الوعود'],
  trade: ['Sales and purchases', 'Verkäufe und Einkäufe', 'المبيعات والمشتريات'],
  trade_line: [
    'Lines of sales and purchases',
    'Zeilen der Verkäufe und Einkäufe',
    'بنود المبيعات والمشتريات',
  ],
  payment: ['Payments', 'Zahlungen', 'المدفوعات'],
  relationship: ['In the list of people', 'In der Liste der Personen', 'في قائمة الأشخاص'],
  vitality: ['How the relationship goes', 'Wie es um die Beziehung steht', 'حال العلاقة'],
  vitality_change: ['How it changed', 'Wie sie sich änderte', 'كيف تغيّرت'],
  today_entry: ['On the list of today', 'Auf der Liste von heute', 'في قائمة اليوم'],
  profile_look: ['Who looked at this profile', 'Wer dieses Profil ansah', 'من اطّلع على هذا الملف'],
  fact: ['What was done, and by whom', 'Was getan wurde, und von wem', 'ما جرى ومن قام به'],
} as const

const texts = {
  title: ['What is held about {name}', 'Was über {name} gespeichert ist', 'ما نحتفظ به عن {name}'],
  intro: [
    '{firm} made this on {when} from all that it keeps. It is complete: nothing was left out but the copies that serve to search.',
    '{firm} hat dies am {when} aus allem erstellt, was gespeichert ist. Es ist vollständig: Ausgelassen sind nur Kopien, die dem Suchen dienen.',
    'أعدّت {firm} هذه الوثيقة في {when} من كل ما تحتفظ به. وهي كاملة: لم يُترك منها إلا النسخ المستخدمة في البحث.',
  ],
  source: [
    'Where it came from stands in the field “source” of each part: typed, or the name of the file’s program.',
    'Woher es kam, steht in jedem Teil im Feld „source“: eingetippt („typed“) oder der Name des Programms der Datei.',
    'يرد مصدر كل جزء في الحقل «source»: مكتوب بيد أحدهم («typed») أو اسم برنامج الملف.',
  ],
  nothing: ['Nothing', 'Nichts', 'لا شيء'],
} as const

const languages = ['en', 'de', 'ar']
type Text = keyof typeof texts

/** A sentence of the document. */
export function heldText(key: Text, language: string, gaps: Readonly<Record<string, string>> = {}): string {
  return texts[key][placeOf(language)].replaceAll(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap)
}

/** What a table is called. */
export function tableName(table: string, language: string): string {
  const known: Readonly<Record<string, readonly string[]>> = tables
  return known[table]?.[placeOf(language)] ?? plain(table)
}

/** What a field is called: its own name, readable. */
export function plain(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function placeOf(language: string): 0 | 1 | 2 {
  const at = languages.indexOf(language.slice(0, 2))
  return at === 1 || at === 2 ? at : 0
}
