import type {
  Sample,
  SampleParty,
  SampleTalk,
  SampleTrade,
} from '../src/capabilities/imports/actions/sample.ts'
import type { Day } from '../src/kernel/day.ts'
import { addDays, firstOfMonth, weekday } from '../src/kernel/day.ts'
import { suppliers } from './corner-cafe/houses.ts'
import { neighbours } from './corner-cafe/neighbours.ts'
import { housesAndSuppliers, people } from './corner-cafe/parties.ts'
import { regulars } from './corner-cafe/regulars.ts'
import type { ToldTalk } from './corner-cafe/talks.ts'
import { remembered, smallTalk } from './corner-cafe/talks.ts'
import { purchases, sales } from './corner-cafe/trade.ts'
import { dice, seedOf } from './dice.ts'

type Telling = { today: Day; seed: number }

/** Two years of the Juniper Street Café: its regulars, its suppliers, what was sold, bought, said and promised. */
export function tellCornerCafe(telling: Telling): Sample {
  return {
    parties: [...people(telling), ...housesAndSuppliers(telling)] satisfies SampleParty[],
    links: ties(),
    trades: [...sales(telling), ...purchases(telling)] satisfies SampleTrade[],
    talks: [...rememberedTalks(telling), ...talksOfMonth(telling)],
  }
}

function ties(): Sample['links'] {
  const tie = (
    from: string,
    kind: Sample['links'][number]['kind'],
    to: string,
    note: string | null = null,
  ) => ({
    from,
    to,
    kind,
    note,
  })
  const contacts = suppliers.flatMap(({ key, contact }) =>
    contact ? [tie(contact.key, contact.owns ? 'owns' : 'works-at', key)] : [],
  )
  return [
    ...contacts,
    tie('dana-wu', 'owns', 'wu-pereira', 'with Rui Pereira'),
    tie('amara-okonkwo', 'works-at', 'lantern-street'),
    tie('finca-vega', 'produces-for', 'hilltop-roasters', 'our house roast'),
    tie('grace-thompson', 'refers', 'esi-mensah', 'from the book club'),
    tie('ursula-weiss', 'friend', 'margaret-ellison'),
    tie('priya-kapoor', 'friend', 'vikram-iyer'),
    tie('jonas-berg', 'friend', 'omar-khalil', 'letterpress'),
  ]
}

function rememberedTalks({ today }: Telling): SampleTalk[] {
  return remembered.map((talk, place) => asTalk(talk, `talk-${place}`, today))
}

// Two talks on most working days of this month and the last, with those who come in anyway.
function talksOfMonth({ today, seed }: Telling): SampleTalk[] {
  const chance = dice(seedOf(seed, 'talks of the month'))
  const talkers = [...regulars, ...neighbours].filter(({ rhythm }) =>
    ['steady', 'growing'].includes(rhythm.kind),
  )
  const spoken = new Set(remembered.map(({ party }) => party))
  const queue = talkers.filter(({ key }) => !spoken.has(key))
  const talks: SampleTalk[] = []
  for (let day = firstOfMonth(addDays(firstOfMonth(today), -1)); day < today; day = addDays(day, 1)) {
    if (weekday(day) > 5) continue
    const count = chance.pick([2, 2, 2, 2, 1, 3, 2, 0])
    for (let one = 0; one < count; one++) {
      const party = queue[talks.length % queue.length].key
      const told = smallTalk[chance.between(0, smallTalk.length - 1)]
      const talk = asTalk({ ...told, party, ago: 0 }, `talk-${day}-${one}`, day)
      talks.push(chance.falls(0.5) ? talk : { ...talk, said: null, asked: null })
    }
  }
  return eachSaidOnce(talks)
}

// Two people don't say the same thing in the same words; the one who said it last is heard.
function eachSaidOnce(talks: readonly SampleTalk[]): SampleTalk[] {
  const said = new Set<string>()
  const newestFirst = [...talks].reverse().map((talk) => {
    if (talk.said === null || !said.has(talk.said)) {
      if (talk.said !== null) said.add(talk.said)
      return talk
    }
    return { ...talk, said: null, asked: null }
  })
  return newestFirst.reverse()
}

function asTalk(told: ToldTalk, key: string, from: Day): SampleTalk {
  return {
    key,
    party: told.party,
    kind: told.kind,
    outcome: told.outcome ?? 'reached',
    on: addDays(from, -told.ago),
    minutes: told.minutes ?? null,
    notes: told.notes ?? null,
    asked: told.asked ?? null,
    said: told.said ?? null,
    promise: told.promise
      ? {
          by: told.promise.by,
          text: told.promise.text,
          dueOn: addDays(from, told.promise.dueIn),
          isKept: told.promise.kept ?? false,
        }
      : null,
  }
}
