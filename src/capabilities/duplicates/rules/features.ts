// What of a record is compared, taken apart once: names in their parts, numbers as digits, places without case and
// accents. Names are split as they are written; where nobody wrote the parts, the last word is the family name.
import { folded } from '../../people/rules/search.ts'

/** A record as it is kept. */
export type Comparable<Id extends string = string> = Readonly<{
  id: Id
  kind: 'person' | 'organisation'
  displayName: string
  givenName: string | null
  familyName: string | null
  goesBy: string | null
  organisationName: string | null
  emails: readonly string[]
  phones: readonly string[]
  places: readonly Readonly<{ lines: string | null; town: string | null; postcode: string | null }>[]
  birthday: Readonly<{ year: number | null; month: number; day: number }> | null
}>

/** What is compared of it. */
export type Features<Id extends string = string> = Readonly<{
  id: Id
  kind: 'person' | 'organisation'
  given: string
  family: string
  /** Jr, sr, II: father and son share all the rest. */
  rank: string
  goesBy: string
  firm: readonly string[]
  emails: readonly string[]
  phones: readonly string[]
  places: readonly Readonly<{ street: string; town: string; postcode: string }>[]
  birthday: Comparable['birthday']
}>

const titles =
  /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|herr|frau|hr|fr|dipl|ing|mag|mme|mlle|sra|srta|sig|dott)\.?$/
const ranks = /^(jr|sr|jun|sen|junior|senior|ii|iii|iv)\.?$/
const legalForms =
  /^(the|and|und|et|y|e|&|co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|lp|plc|pty|gmbh|mbh|ag|kg|ohg|ug|gbr|ev|se|sa|sas|sarl|srl|spa|snc|bv|nv|vof|ab|as|asa|aps|oy|oyj|kft|zrt|sro|doo|ooo|pte|pvt|sdn|bhd|kk|group|holding|holdings|gruppe)\.?$/

export function featuresOf<Id extends string>(record: Comparable<Id>): Features<Id> {
  const { id, kind, emails, birthday } = record
  const name = kind === 'person' ? personName(record) : { given: '', family: '', rank: '' }
  return {
    id,
    kind,
    ...name,
    goesBy: folded(record.goesBy ?? ''),
    firm: wordsOfFirm(kind === 'organisation' ? record.displayName : (record.organisationName ?? '')),
    emails: emails.map((address) => address.toLowerCase()),
    phones: [...new Set(record.phones.map(digitsOf))].filter((digits) => digits.length >= 6),
    places: record.places.map(({ lines, town, postcode }) => ({
      street: folded(lines ?? '')
        .split(' ')
        .toSorted()
        .join(' '),
      town: folded(town ?? ''),
      postcode: folded(postcode ?? '').replaceAll(' ', ''),
    })),
    birthday,
  }
}

/** The words that tell one firm from another: no legal form, no "and", no article. */
export function wordsOfFirm(name: string): string[] {
  const words = folded(name.replaceAll('&', ' & ').replaceAll('.', '. '))
    .replaceAll('.', '')
    .split(' ')
    .filter(Boolean)
  const telling = words.filter((word) => !legalForms.test(word))
  return telling.length > 0 ? telling : words
}

function personName({ displayName, givenName, familyName }: Comparable) {
  const written = nameWords(givenName ?? '')
  const family = nameWords(familyName ?? '')
  const shown = displayName.includes('@') ? [] : wordsInOrder(displayName)
  const rank = [...shown, ...family].find((word) => ranks.test(word)) ?? ''
  const all = shown.filter((word) => !ranks.test(word))
  const last = family.filter((word) => !ranks.test(word))
  if (written.length > 0 || last.length > 0) {
    return {
      given: (written.length > 0 ? written : all.filter((word) => !last.includes(word))).join(' '),
      family: (last.length > 0 ? last : all.filter((word) => !written.includes(word))).join(' '),
      rank: rank.slice(0, 2),
    }
  }
  return { given: all.slice(0, -1).join(' '), family: all.at(-1) ?? '', rank: rank.slice(0, 2) }
}

/** "Rossi, Ana" is Ana Rossi. */
function wordsInOrder(name: string): string[] {
  const at = name.indexOf(',')
  if (at < 0) return nameWords(name)
  const [before, after] = [nameWords(name.slice(0, at)), nameWords(name.slice(at + 1))]
  return after.length > 0 && !ranks.test(after.join(' ')) ? [...after, ...before] : [...before, ...after]
}

function nameWords(text: string): string[] {
  return folded(text)
    .split(' ')
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '' && !titles.test(word))
}

/** The last nine digits: however a country code was written. */
function digitsOf(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/g, '').slice(-9)
}
