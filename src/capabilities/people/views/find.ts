import { z } from 'zod'
import { type PartyId, idOf } from '../../../kernel/id.ts'
import { readCursor, writeCursor } from '../../../platform/cursor.ts'
import type { Reading } from '../../../platform/work.ts'
import type { PartyGlimpse, PartyRole } from '../model.ts'
import { differences, loosely } from '../rules/likeness.ts'
import { beginningPatternsOf, searchPatternsOf, searchWordsOf } from '../rules/search.ts'
import {
  alikeSql,
  aroundSql,
  candidatesSql,
  byName,
  byWhatIsAround,
  everybodySql,
  matchingSql,
} from './find-sql.ts'

type Question = {
  q: string
  role?: PartyRole | undefined
  archived: boolean
  cursor?: string | undefined
  limit: number
}
type Page = { items: PartyGlimpse[]; next: string | null }

const placeSchema = z.tuple([z.int(), z.int(), z.string(), idOf('party')])
type Place = z.output<typeof placeSchema>

/** Where this few are found, those who are spelt alike are shown after them. */
const fewFound = 3

/**
 * Parties by name, e-mail or phone: those whose name is or begins with what was typed come first, and the closest of
 * them. After them come those whose firm or notes have the words, and where nearly nobody is found, those who are
 * spelt alike.
 */
export async function find(work: Reading, question: Question): Promise<Page> {
  const words = searchWordsOf(question.q)
  const after = question.cursor === undefined ? null : readCursor(question.cursor, placeSchema)
  if (words.length === 0) {
    // Something may have been asked in which nothing can be searched for.
    return question.q.trim() === '' ? pageOf(await everybody(work, question, after), question) : nobody
  }
  const asked = { ...question, words, patterns: searchPatternsOf(words) }
  const rows = after?.[0] === byWhatIsAround ? [] : await byOwnWords(work, asked, after)
  const areMany = (after?.[0] ?? rows[0]?.rank) === byName
  if (areMany || rows.length > question.limit) return pageOf(rows, question)
  rows.push(...(await byNotesAndFirm(work, asked, after?.[0] === byWhatIsAround ? after : null)))
  if (after !== null || rows.length >= Math.min(fewFound, question.limit)) return pageOf(rows, question)
  const alike = await spelledAlike(work, asked, new Set(rows.map(({ id }) => id)))
  return pageOf([...rows, ...alike].slice(0, question.limit), question)
}

const nobody: Page = { items: [], next: null }

type Asked = Question & { words: readonly string[]; patterns: readonly string[] }
type Row = PartyGlimpse & { id: PartyId; rank: number; distance: number; sortName: string }

function pageOf(rows: readonly Row[], { limit }: Question): Page {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(glimpseOf),
    next: last ? writeCursor([last.rank, last.distance, last.sortName, last.id]) : null,
  }
}

/** What every question is given. */
function valuesOf(work: Reading, { archived, role, limit }: Question): unknown[] {
  return [work.workspaceId, archived, role ?? null, limit + 1, work.today]
}

const placeOf = (after: Place | null): unknown[] => after ?? [null, null, null, null]

function everybody(work: Reading, question: Question, after: Place | null): Promise<Row[]> {
  return work.db.query<Row>(everybodySql, [...valuesOf(work, question), ...placeOf(after)])
}

function byOwnWords(work: Reading, asked: Asked, after: Place | null): Promise<Row[]> {
  return work.db.query<Row>(matchingSql(asked.patterns.length), [
    ...valuesOf(work, asked),
    ...placeOf(after),
    asked.words.join(' '),
    beginningPatternsOf(asked.words),
    ...asked.patterns,
  ])
}

function byNotesAndFirm(work: Reading, asked: Asked, after: Place | null): Promise<Row[]> {
  return work.db.query<Row>(aroundSql(asked.patterns.length), [
    ...valuesOf(work, asked),
    ...placeOf(after),
    ...asked.patterns,
  ])
}

/** Whoever differs in the fewest letters comes first. */
async function spelledAlike(work: Reading, asked: Asked, found: ReadonlySet<PartyId>): Promise<Row[]> {
  const loose = loosely(asked.words)
  if (loose === null) return []
  const { patterns, like, others } = loose
  const candidates = await work.db.query<{ id: PartyId; words: string }>(candidatesSql(others.length), [
    asked.archived,
    patterns,
    like,
    ...others,
  ])
  const judged = candidates.flatMap(({ id, words }) => {
    const rank = found.has(id) ? null : differences(asked.words, words)
    return rank === null ? [] : [{ id, rank }]
  })
  if (judged.length === 0) return []
  return work.db.query<Row>(alikeSql, [
    ...valuesOf(work, asked),
    judged.map(({ id }) => id),
    judged.map(({ rank }) => rank),
  ])
}

function glimpseOf({ id, kind, displayName, organisationName, roles, archived }: Row): PartyGlimpse {
  return { id, kind, displayName, organisationName, roles, archived }
}
