import { randomStream } from '../../../../statistics/random.ts'
import type { Comparable } from '../features.ts'

// A contact book of a firm, made from a seed: people with their households and colleagues, namesakes by chance, firms
// and their branches; and some of them on record twice or three times, as different hands would have typed them. Which
// records are one is known, so that precision and recall can be counted.

export type Labelled = Comparable & { readonly entity: number }

const givens =
  `James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen
Christopher Nancy Daniel Lisa Matthew Betty Anthony Margaret Mark Sandra Andrew Ashley Steven Kimberly Paul Emily Joshua Donna Kenneth Michelle
Anna Peter Maria Hans Julia Klaus Claudia Jürgen Sabine Wolfgang Petra Stefan Monika Andreas Birgit Martin Ursula Uwe Renate Jörg Anja
Ana Carlos Lucía José Carmen Antonio Isabel Manuel Pilar Javier Rosa Luis Elena Giovanni Francesca Giuseppe Chiara Marco Giulia Luca Sofia
Pierre Camille Jean Marie Louis Chloé François Léa Antoine Manon Omar Fatima Ahmed Aisha Mohammed Layla Yusuf Zainab Ali Noor
Wei Li Na Fang Min Hiroshi Yuki Kenji Akiko Raj Priya Arjun Ananya Vikram Deepa Olga Ivan Natasha Sergei Tatiana Piotr Agnieszka Kasia Tomasz
Ingrid Lars Astrid Sven Freya Nils Sigrid Erik Maja Oscar Aoife Niall Siobhan Declan Orla Ewan Isla Callum Morag Gareth`
    .split(/\s+/)
    .filter(Boolean)
const families =
  `Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Hughes
Edwards Hill Cooper Ward Morris King Baker Harris Morgan Allen Lewis Martin Lee Young Moore Phillips Parker Bennett Cook Shaw Bell Carter Murphy Bailey
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann
García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco
Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Khan Ahmed Hussain Ali Hassan Chen Wang Zhang Liu Yang Tanaka Suzuki Sato Singh Kaur
Sharma Gupta Reddy Ivanov Petrov Smirnov Kowalski Nowak Wiśniewski Wójcik Nielsen Hansen Jensen Andersson Johansson Lindqvist Berg Haugen O'Brien Kelly
Byrne Ryan Walsh Doyle Campbell Stewart Macdonald Fraser Murray Lloyd Powell Price Griffiths Marlowe Pemberton Featherstone Whitcombe Oakley Thistlewood`
    .split(/\s+/)
    .filter(Boolean)
const towns =
  'Bath Bristol Leeds York Exeter Norwich Oxford Derby Lincoln Durham Wells Truro Kendal Ludlow Stroud Whitby Rye Lewes Hexham Buxton'.split(
    ' ',
  )
const streets =
  'Mill Lane|High Street|Church Road|Station Road|Park Avenue|Victoria Street|Green Lane|Kings Road|Queens Walk|Reed Lane|Orchard Close|The Crescent|Bridge Street|Castle Hill|Market Place|North Parade|School Lane|Hope Street|Union Row|Abbey View'.split(
    '|',
  )
const trades =
  'Bakery Roasters Interiors Print Dairy Garden Cycles Books Electrical Plumbing Catering Flowers Textiles Packaging Joinery Consulting Foods Brewery Logistics Design'.split(
    ' ',
  )
const forms = ['Ltd', 'Limited', 'GmbH', 'LLC', '& Sons', 'Inc.', '']
const mailboxes = ['gmail.com', 'outlook.com', 'yahoo.co.uk', 'icloud.com', 'gmx.de', 'hotmail.com']
const shortFor: Readonly<Record<string, string>> = {
  William: 'Bill',
  Robert: 'Bob',
  Richard: 'Dick',
  Elizabeth: 'Liz',
  Margaret: 'Peggy',
  James: 'Jim',
  Michael: 'Mike',
  Thomas: 'Tom',
  Christopher: 'Chris',
  Jennifer: 'Jenny',
  Patricia: 'Pat',
  Susan: 'Sue',
  Daniel: 'Dan',
  Matthew: 'Matt',
  Andrew: 'Andy',
  Steven: 'Steve',
  Anthony: 'Tony',
  Kenneth: 'Ken',
  Joshua: 'Josh',
  Charles: 'Charlie',
  Joseph: 'Joe',
  David: 'Dave',
  Francesca: 'Fran',
  José: 'Pepe',
}

type Draw = ReturnType<typeof drawing>

function drawing(seed: number) {
  const { uniform } = randomStream(seed)
  const below = (count: number) => Math.min(Math.floor(uniform() * count), count - 1)
  const one = <Item>(all: readonly Item[]): Item => all[below(all.length)] as Item
  /** Earlier ones oftener, as names are. */
  const common = <Item>(all: readonly Item[]): Item => all[Math.floor(all.length * uniform() ** 1.8)] as Item
  return { chance: (share: number) => uniform() < share, below, one, common }
}

type Person = {
  given: string
  family: string
  email: string | null
  phone: string | null
  street: string | null
  town: string | null
  postcode: string | null
  birthday: Comparable['birthday']
  firm: string | null
}

/** A book of about so many parties, a tenth of them more than once. */
export function labelledBook(parties: number, seed: number): Labelled[] {
  const draw = drawing(seed)
  const records: Labelled[] = []
  let entity = 0
  const enter = (versions: readonly Omit<Comparable, 'id'>[]) => {
    for (const version of versions) records.push({ ...version, id: `r${records.length}`, entity })
    entity += 1
  }
  while (entity < parties) {
    if (draw.chance(0.14)) for (const firm of firmsOf(draw)) enter(asTyped(draw, firm, firmAgain))
    else for (const person of household(draw)) enter(asTyped(draw, person, personAgain).map(recordOf(draw)))
  }
  return records
}

function asTyped<Who>(draw: Draw, who: Who, again: (draw: Draw, who: Who) => Who): Who[] {
  if (!draw.chance(0.1)) return [who]
  return draw.chance(0.12) ? [who, again(draw, who), again(draw, who)] : [who, again(draw, who)]
}

function household(draw: Draw): Person[] {
  const home = {
    street: `${1 + draw.below(180)} ${draw.one(streets)}`,
    town: draw.common(towns),
    postcode: `${draw.one(['BA', 'LS', 'YO', 'EX', 'OX'])}${1 + draw.below(30)} ${1 + draw.below(9)}${draw.one(['AB', 'CD', 'EF', 'GH', 'JK', 'LM'])}`,
  }
  const [family, landline] = [familyName(draw), phoneNumber(draw)]
  const size = draw.chance(0.7) ? 1 : 2 + draw.below(2)
  const firm = draw.chance(0.4) ? `${draw.common(families)} ${draw.one(trades)}` : null
  const shared = draw.chance(0.15) ? `${plain(family)}family@${draw.one(mailboxes)}` : null
  const called = new Set<string>()
  return Array.from({ length: size }, (_, at) => {
    // Nobody calls two children Mary and Maria.
    let given = draw.common(givens)
    while (called.has(given.slice(0, 3))) given = draw.common(givens)
    called.add(given.slice(0, 3))
    return {
      given,
      family: at > 0 && draw.chance(0.12) ? familyName(draw) : family,
      email: shared ?? (draw.chance(0.85) ? emailOf(draw, given, family) : null),
      phone: phoneOf(draw, landline),
      ...(draw.chance(0.85)
        ? home
        : { street: null, town: draw.chance(0.5) ? home.town : null, postcode: null }),
      birthday: draw.chance(0.4)
        ? { year: 1935 + draw.below(72), month: 1 + draw.below(12), day: 1 + draw.below(28) }
        : null,
      firm: at === 0 ? firm : null,
    }
  })
}

function familyName(draw: Draw): string {
  if (draw.chance(0.75)) return draw.common(families)
  const parts = [
    'ash',
    'bram',
    'cal',
    'dren',
    'el',
    'fen',
    'gar',
    'hol',
    'il',
    'kes',
    'lor',
    'mar',
    'nor',
    'pol',
    'quin',
    'ros',
    'sel',
    'tor',
    'ven',
    'wil',
  ]
  const ends = [
    'by',
    'dale',
    'er',
    'ford',
    'ham',
    'ini',
    'ley',
    'man',
    'ov',
    'sen',
    'ski',
    'son',
    'ton',
    'well',
    'worth',
  ]
  const name = draw.one(parts) + (draw.chance(0.5) ? draw.one(parts) : '') + draw.one(ends)
  return name[0].toUpperCase() + name.slice(1)
}

function phoneOf(draw: Draw, landline: string): string | null {
  if (draw.chance(0.3)) return landline
  return draw.chance(0.8) ? phoneNumber(draw) : null
}

function phonesAgain(draw: Draw, phones: readonly string[]): readonly string[] {
  if (draw.chance(0.3)) return []
  return draw.chance(0.15) ? [phoneNumber(draw)] : phones
}

const phoneNumber = (draw: Draw) =>
  `+44${draw.chance(0.6) ? '7' : '1'}${String(draw.below(1e9)).padStart(9, '0')}`

function emailOf(draw: Draw, given: string, family: string): string {
  const [first, last] = [plain(given), plain(family)]
  const name = draw.one([
    `${first}.${last}`,
    `${first}${last}`,
    `${first[0]}${last}`,
    `${last}.${first}`,
    first,
  ])
  return `${name}${draw.chance(0.55) ? draw.below(2000) : ''}@${draw.one(mailboxes)}`
}

const plain = (text: string) => text.normalize('NFKD').replace(/[^\w]/g, '').toLowerCase()

/** The same person, typed by another hand, some years later or from another slip of paper. */
function personAgain(draw: Draw, who: Person): Person {
  const again = { ...who, ...namesAgain(draw, who), ...placeAgain(draw, who) }
  again.email = oneOf(draw, who.email, [
    [0.2, () => null],
    [0.12, () => emailOf(draw, who.given, who.family)],
    [0.04, () => who.email && slip(draw, who.email)],
  ])
  again.phone = oneOf(draw, who.phone, [
    [0.2, () => null],
    [0.1, () => phoneNumber(draw)],
    [0.04, () => who.phone && otherDigit(draw, who.phone)],
  ])
  again.birthday = oneOf(draw, who.birthday, [
    [0.4, () => null],
    [0.04, () => who.birthday && { ...who.birthday, day: 1 + draw.below(28) }],
  ])
  again.firm = oneOf(draw, who.firm, [
    [0.4, () => null],
    [0.09, () => `${draw.common(families)} ${draw.one(trades)}`],
  ])
  return again
}

function namesAgain(draw: Draw, { given, family }: Person): Pick<Person, 'given' | 'family'> {
  const again = {
    given: oneOf(draw, given, [
      [0.12, () => shortFor[given] ?? slip(draw, given)],
      [0.05, () => `${given[0]}.`],
      [0.07, () => slip(draw, given)],
    ]),
    family: oneOf(draw, family, [
      [0.14, () => slip(draw, family)],
      [0.026, () => familyName(draw)],
      [0.025, () => `${family}-${draw.common(families)}`],
    ]),
  }
  return draw.chance(0.03) ? { given: again.family, family: again.given } : again
}

type Somewhere = Pick<Person, 'street' | 'town' | 'postcode'>

function placeAgain(draw: Draw, { street, town, postcode }: Person): Somewhere {
  const moved = () => ({
    street: `${1 + draw.below(180)} ${draw.one(streets)}`,
    town: draw.common(towns),
    postcode: null,
  })
  return oneOf<Somewhere>(draw, { street, town, postcode }, [
    [0.15, () => ({ street: null, town, postcode: null })],
    [0.085, moved],
    [0.11, () => ({ street: street && slip(draw, street), town, postcode })],
  ])
}

/** The same, or, with its own chance each, one of the others. */
function oneOf<Value>(draw: Draw, same: Value, others: readonly [number, () => Value][]): Value {
  const roll = draw.below(1000) / 1000
  let until = 0
  for (const [share, make] of others) {
    until += share
    if (roll < until) return make()
  }
  return same
}

/** One slip of the finger: a letter left out, doubled, swapped or mistyped; or the accents left off. */
function slip(draw: Draw, text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '')
  if (bare !== text) return draw.chance(0.5) ? bare : bare.replace(/([aou])/, '$1e')
  const letters = [...text]
  if (letters.length < 4) return text
  const at = 1 + draw.below(letters.length - 2)
  const way = draw.below(4)
  if (way === 0) letters.splice(at, 1)
  else if (way === 1) letters.splice(at, 0, letters[at] ?? '')
  else if (way === 2) letters.splice(at, 2, letters[at + 1] ?? '', letters[at] ?? '')
  else letters.splice(at, 1, draw.one([...'aeiounrstl']))
  return letters.join('')
}

function otherDigit(draw: Draw, phone: string): string {
  const at = 4 + draw.below(phone.length - 4)
  return phone.slice(0, at) + String((Number(phone[at]) + 1 + draw.below(8)) % 10) + phone.slice(at + 1)
}

/** As different programs write a name: in parts, in one piece, family name first. */
const recordOf =
  (draw: Draw) =>
  (who: Person): Omit<Comparable, 'id'> => {
    const isWhole = draw.chance(0.25)
    const isReversed = draw.chance(0.05)
    return {
      kind: 'person',
      displayName: isReversed ? `${who.family}, ${who.given}` : `${who.given} ${who.family}`,
      givenName: isWhole || isReversed ? null : who.given,
      familyName: isWhole || isReversed ? null : who.family,
      goesBy: null,
      organisationName: who.firm,
      emails: who.email === null ? [] : [who.email],
      phones: who.phone === null ? [] : [draw.chance(0.5) ? who.phone : who.phone.replace('+44', '0')],
      places:
        who.street === null && who.town === null
          ? []
          : [{ lines: who.street, town: who.town, postcode: who.postcode }],
      birthday: who.birthday,
    }
  }

type Firm = Omit<Comparable, 'id'>

/** A firm; some have a branch in another town, which is another party. */
function firmsOf(draw: Draw): Firm[] {
  const name = `${draw.chance(0.6) ? familyName(draw) : draw.one(towns)} ${draw.one(trades)}`
  const domain = `${plain(name)}${draw.below(90)}.example`
  const branch = (at: number): Firm => ({
    kind: 'organisation',
    displayName: `${name} ${draw.one(forms)}`.trim(),
    givenName: null,
    familyName: null,
    goesBy: null,
    organisationName: null,
    emails: draw.chance(0.7) ? [`${draw.one(['info', 'hello', 'sales'])}${at > 0 ? at : ''}@${domain}`] : [],
    phones: draw.chance(0.7) ? [phoneNumber(draw)] : [],
    places: draw.chance(0.9)
      ? [
          {
            lines: `${1 + draw.below(90)} ${draw.one(streets)}`,
            town: draw.one(towns),
            postcode: `BS${1 + draw.below(40)} ${1 + draw.below(9)}QT`,
          },
        ]
      : [],
    birthday: null,
  })
  return draw.chance(0.03) ? [branch(0), branch(1)] : [branch(0)]
}

function firmAgain(draw: Draw, firm: Firm): Firm {
  const bare = firm.displayName.replace(/ (Ltd|Limited|GmbH|LLC|& Sons|Inc\.)$/, '')
  const name = draw.chance(0.6) ? `${bare} ${draw.one(forms)}`.trim() : firm.displayName
  return {
    ...firm,
    displayName: draw.chance(0.2) ? slip(draw, name) : name,
    emails: draw.chance(0.3)
      ? []
      : firm.emails.map((one) => (draw.chance(0.3) ? one.replace(/^[^@]+/, 'accounts') : one)),
    phones: phonesAgain(draw, firm.phones),
    places: draw.chance(0.25) ? [] : firm.places,
  }
}
