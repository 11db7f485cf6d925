import type { Sample } from '../src/capabilities/imports/actions/sample.ts'
import { bringSample } from '../src/capabilities/imports/actions/sample.ts'
import type { Desk, Writing } from '../src/platform/work.ts'
import { tellCornerCafe } from './corner-cafe.ts'

const seed = 1976

/** Tells a story at a desk: for tests, journeys and pictures. */
export function tell(desk: Desk, story: Sample): Promise<{ parties: number; trades: number; talks: number }> {
  return desk.writingAtLength((work) => bringSample(work, story))
}

/** The sample that a first visitor walks through: the corner café, told up to the firm's own today. */
export function tellSample(work: Writing): Promise<{ parties: number; trades: number; talks: number }> {
  return bringSample(work, tellCornerCafe({ today: work.today, seed }))
}
