// vCards 2.1, 3.0 and 4.0 read as people write them: RFC 2425, 2426, 6350 and the old "Versit" page, and the habits of
// programs that follow none of them. Nothing in a file can make it take more than a bounded room.

/** One line of a card, unfolded and decoded. `parts` splits it where it has several values, such as a name. */
export type CardProperty = Readonly<{
  name: string
  group: string | null
  /** Lower case: home, cell, pref … */
  types: readonly string[]
  params: ReadonlyMap<string, string>
  /** Still escaped, as the file has it. */
  raw: string
}>
export type Card = readonly CardProperty[]

export type CardSplitter = Readonly<{
  /** Takes the next piece of the text and gives the cards that are complete by now. */
  next: (piece: string) => Card[]
  /** What is left when the file is over: a card that was never closed is one all the same. */
  end: () => Card[]
}>

/** A photo can be megabytes on one line; what is longer than this is no text that could be kept. */
const mostCharactersInLine = 200_000
const mostPropertiesInCard = 1000
/** Pictures, sounds and keys, which are not read. */
const leftOut = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-ABCROP-RECTANGLE'])

/** Whether a text begins as a vCard does. */
export function isVcard(text: string): boolean {
  return /^\ufeff?\s*BEGIN[ \t]*:[ \t]*VCARD/i.test(text)
}

/** Opens a splitter; it keeps no more than one unfinished card, and those within it. */
export function openCardSplitter(depth = 0): CardSplitter {
  const lines = new Lines()
  const cards = new Cards(depth)
  return {
    next: (piece) => lines.next(piece).flatMap((line) => cards.take(line)),
    end: () => [...lines.end().flatMap((line) => cards.take(line)), ...cards.end()],
  }
}

/** Puts folded lines together: what begins with a blank goes on, and so does quoted-printable after "=". */
class Lines {
  #rest = ''
  #line: string | null = null
  #endsWithReturn = false

  next(piece: string): string[] {
    if (piece === '') return []
    // A line may end by a return, by a line feed, or by both, and the two may come in two pieces.
    const text = this.#endsWithReturn && piece.startsWith('\n') ? piece.slice(1) : piece
    this.#endsWithReturn = piece.endsWith('\r')
    const physical = (this.#rest + text).split(/\r\n|\n|\r/)
    this.#rest = (physical.pop() ?? '').slice(0, mostCharactersInLine)
    return physical.flatMap((line) => this.#take(line))
  }

  end(): string[] {
    const last = [...this.#take(this.#rest), ...(this.#line === null ? [] : [this.#line])]
    this.#line = null
    this.#rest = ''
    return last
  }

  #take(physical: string): string[] {
    const line = this.#line
    if (line !== null && goesOn(line)) {
      this.#line = added(line.slice(0, -1), physical)
      return []
    }
    if (line !== null && /^[ \t]/.test(physical)) {
      this.#line = added(line, physical.slice(1))
      return []
    }
    this.#line = physical.slice(0, mostCharactersInLine)
    return line === null ? [] : [line]
  }
}

function added(line: string, more: string): string {
  return line.length >= mostCharactersInLine ? line : (line + more).slice(0, mostCharactersInLine)
}

function goesOn(line: string): boolean {
  return line.endsWith('=') && /^[^:]*quoted-printable/i.test(line)
}

const deepest = 3

/** Puts properties together to cards. An agent's card within another's is a card of its own, after it. */
class Cards {
  /** The card that is open, and before it those that it stands in. */
  readonly #open: CardProperty[][] = []
  readonly #depth: number
  #agents: Card[] = []
  #last: CardProperty | null = null

  constructor(depth: number) {
    this.#depth = depth
  }

  take(line: string): Card[] {
    const property = propertyOf(line)
    if (property === null) return []
    const before = this.#last
    this.#last = property
    const isCard = /^\s*VCARD\s*$/i.test(property.raw)
    if (property.name === 'BEGIN' && isCard) return this.#begin(before)
    if (property.name === 'END' && isCard) return this.#finish()
    this.#keep(property)
    return []
  }

  end(): Card[] {
    return this.#open.flatMap(() => this.#finish())
  }

  #keep(property: CardProperty): void {
    const card = this.#open.at(-1)
    if (card === undefined || card.length >= mostPropertiesInCard || leftOut.has(property.name)) return
    card.push(property)
    if (property.name !== 'AGENT' || this.#depth >= deepest) return
    const text = unescaped(property.raw)
    if (!isVcard(text)) return
    const splitter = openCardSplitter(this.#depth + 1)
    this.#agents.push(...splitter.next(text), ...splitter.end())
  }

  #begin(before: CardProperty | null): Card[] {
    const isAgent = before?.name === 'AGENT' && before.raw.trim() === ''
    // One that is open without being an agent's was never closed.
    const unclosed = isAgent && this.#open.length <= deepest ? [] : this.end()
    this.#open.push([])
    return unclosed
  }

  #finish(): Card[] {
    const card = this.#open.pop()
    if (card === undefined) return []
    if (this.#open.length > 0) {
      this.#agents.push(card)
      return []
    }
    const agents = this.#agents
    this.#agents = []
    return [card, ...agents]
  }
}

const bareTypes: readonly string[] = ['quoted-printable', 'base64', '8bit', '7bit', 'b', 'q']

/** `group.NAME;PARAM=value;BARE:value`; null where a line is nothing of the kind. */
function propertyOf(line: string): CardProperty | null {
  const colon = endOfHead(line)
  if (colon < 0) return null
  const [first, ...rest] = splitOutsideQuotes(line.slice(0, colon), ';')
  const named = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(first)
  if (named === null) return null
  const params = new Map<string, string>()
  const types: string[] = []
  for (const param of rest) {
    const equals = param.indexOf('=')
    const [key, value] =
      equals < 0
        ? [bareTypes.includes(param.trim().toLowerCase()) ? 'ENCODING' : 'TYPE', param]
        : [param.slice(0, equals).trim().toUpperCase(), param.slice(equals + 1)]
    const plain = value.replaceAll('"', '').trim()
    if (key === 'TYPE')
      types.push(
        ...plain
          .toLowerCase()
          .split(',')
          .map((type) => type.trim()),
      )
    else params.set(key, plain)
  }
  const raw = decoded(line.slice(colon + 1), params)
  return { name: named[2].toUpperCase(), group: named[1]?.toLowerCase() ?? null, types, params, raw }
}

/** Where the value begins: at the first colon that stands in no quotes. */
function endOfHead(line: string): number {
  let isQuoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') isQuoted = !isQuoted
    else if (line[at] === ':' && !isQuoted) return at
  }
  return isQuoted ? line.indexOf(':') : -1
}

function splitOutsideQuotes(text: string, mark: string): string[] {
  const parts: string[] = []
  let [from, isQuoted] = [0, false]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === mark && !isQuoted) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)]
}

function decoded(value: string, params: ReadonlyMap<string, string>): string {
  if (!/^(q|quoted-printable)$/i.test(params.get('ENCODING') ?? '')) return value
  return decoderOf(params.get('CHARSET')).decode(quotedBytes(value))
}

/** Phones that write 2.1 mean UTF-8 where they say nothing; bytes that are none of it become a visible mark. */
function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}

function quotedBytes(value: string): Uint8Array {
  const bytes: number[] = []
  for (let at = 0; at < value.length; at++) {
    const hex = value[at] === '=' ? /^[0-9a-f]{2}$/i.exec(value.slice(at + 1, at + 3)) : null
    if (hex) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else bytes.push(...new TextEncoder().encode(value[at]))
  }
  return Uint8Array.from(bytes)
}

/** A value split at a mark that is not escaped; the parts are still escaped. */
export function splitEscaped(raw: string, mark: ';' | ','): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '\\') at += 1
    else if (raw[at] === mark) {
      parts.push(raw.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, raw.slice(from)]
}

/** The same as text, without blanks around the parts. */
export function partsOf(raw: string, mark: ';' | ','): string[] {
  return splitEscaped(raw, mark).map(unescaped)
}

/** A value as text. */
export function unescaped(raw: string): string {
  return raw
    .replace(/\\([\s\S])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    .replaceAll('\r\n', '\n')
    .trim()
}
