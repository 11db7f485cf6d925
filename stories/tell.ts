import type { Sample } from '../src/capabilities/imports/actions/sample.ts'
import { bringSample } from '../src/capabilities/imports/actions/sample.ts'
import type { Desk } from '../src/platform/work.ts'

/** Tells a story at a desk: for tests, journeys and pictures. */
export function tell(desk: Desk, story: Sample): Promise<{ parties: number; trades: number; talks: number }> {
  return desk.writingAtLength((work) => bringSample(work, story))
}
