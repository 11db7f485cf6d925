import type { InteractionKind, Outcome, Question } from '../../src/capabilities/interactions/model.ts'

/** A talk as it is told: how many days ago, with whom, what came of it. */
export type ToldTalk = {
  party: string
  ago: number
  kind: InteractionKind
  outcome?: Outcome
  minutes?: number
  notes?: string
  asked?: Question
  said?: string
  promise?: { by: 'us' | 'them'; text: string; dueIn: number; kept?: true }
}

/** The talks one remembers: with those whose profiles tell a story. */
export const remembered: readonly ToldTalk[] = [
  {
    party: 'maria-rossi',
    ago: 262,
    kind: 'visit',
    minutes: 15,
    notes: 'Her daughter Lucia was starting at the conservatory.',
  },
  {
    party: 'maria-rossi',
    ago: 410,
    kind: 'call',
    minutes: 8,
    notes: 'Wants the flask back in green, like the showroom door.',
    promise: { by: 'us', text: 'A green flask', dueIn: -395, kept: true },
  },
  { party: 'maria-rossi', ago: 24, kind: 'call', outcome: 'no-answer', notes: 'Rang twice.' },
  {
    party: 'omar-khalil',
    ago: 96,
    kind: 'visit',
    minutes: 20,
    notes: 'Showed him the winter menu; he will print it again.',
    asked: 'why-us',
    said: 'I come because nobody here makes me hurry.',
  },
  {
    party: 'omar-khalil',
    ago: 300,
    kind: 'visit',
    minutes: 12,
    notes: 'The twins start school after the summer.',
  },
  {
    party: 'dana-wu',
    ago: 4,
    kind: 'visit',
    minutes: 10,
    notes: 'Asked for trays for a client lunch in two weeks.',
    asked: 'why-us',
    said: 'You are the only place that delivers to the second floor without being asked.',
  },
  {
    party: 'dana-wu',
    ago: 120,
    kind: 'call',
    minutes: 6,
    notes: 'More trays from autumn on: the office has grown to fourteen.',
  },
  {
    party: 'ana-lima',
    ago: 3,
    kind: 'visit',
    minutes: 10,
    notes: 'Would like cake samples for the opening of her shop.',
    asked: 'how-was-it',
    said: 'The bun is the best part of my morning.',
    promise: { by: 'us', text: 'Cake samples to Ana', dueIn: 2 },
  },
  {
    party: 'jonas-berg',
    ago: 9,
    kind: 'visit',
    minutes: 25,
    notes: 'Hangs new prints in the back room next month.',
    asked: 'what-else',
    said: 'If you opened at seven I would be here at seven.',
  },
  {
    party: 'sofia-nowak',
    ago: 74,
    kind: 'visit',
    minutes: 10,
    notes: 'Tired: her mother Halina has moved in.',
  },
  {
    party: 'priya-kapoor',
    ago: 31,
    kind: 'visit',
    minutes: 15,
    notes: 'Arjun got his place in Leeds.',
    asked: 'expectation-met',
    said: 'The tea is never rushed here. That is all I ask.',
  },
  {
    party: 'elias-moser',
    ago: 150,
    kind: 'visit',
    minutes: 5,
    notes: 'Rode to the coast and back in a day.',
  },
  {
    party: 'layla-haddad',
    ago: 2,
    kind: 'visit',
    minutes: 10,
    notes: 'Rania comes on Saturday; wants the table at the back.',
    asked: 'others-better',
    said: 'The place by the station has real mint in the garden. Yours is from a packet in winter.',
  },
  { party: 'chen-meiling', ago: 20, kind: 'visit', minutes: 12, notes: 'Hands in her thesis in spring.' },
  {
    party: 'sile-ni-bhriain',
    ago: 17,
    kind: 'visit',
    minutes: 20,
    notes: 'The choir looks for a room on Tuesdays.',
    asked: 'what-else',
    said: 'Could we sing here after you close?',
    promise: { by: 'us', text: 'An answer about the choir on Tuesdays', dueIn: -1 },
  },
  {
    party: 'margaret-ellison',
    ago: 48,
    kind: 'visit',
    minutes: 15,
    notes: 'The step is too high for her now; Tom may come at Christmas.',
    asked: 'biggest-problem',
    said: 'I love it here, dear, but I cannot carry the cup and the stick.',
  },
  {
    party: 'yusuf-demir',
    ago: 133,
    kind: 'visit',
    minutes: 5,
    notes: 'Changed to the early shift for the winter.',
  },
  {
    party: 'amara-okonkwo',
    ago: 22,
    kind: 'call',
    minutes: 7,
    notes: 'Half of the agency works from home now; smaller Monday meetings.',
  },
  {
    party: 'grace-thompson',
    ago: 12,
    kind: 'visit',
    minutes: 10,
    notes: 'The book club grows: fourteen next time.',
  },
  {
    party: 'lantern-street',
    ago: 125,
    kind: 'email',
    notes: 'Asked for an invoice per month instead of per order.',
    promise: { by: 'us', text: 'One invoice a month', dueIn: -118, kept: true },
  },
  { party: 'wu-pereira', ago: 40, kind: 'email', notes: 'Standing order for Tuesdays confirmed.' },
  {
    party: 'hilltop-roasters',
    ago: 64,
    kind: 'call',
    minutes: 15,
    notes: 'Price of the house roast stays until spring.',
    promise: { by: 'them', text: 'Sample of the new Ethiopian', dueIn: 5 },
  },
  {
    party: 'meadow-lane-dairy',
    ago: 33,
    kind: 'call',
    minutes: 5,
    notes: 'Delivers before seven from now on.',
  },
  {
    party: 'ovenbird-bakery',
    ago: 80,
    kind: 'visit',
    minutes: 30,
    notes: 'Saw the new oven. Inès wants to try a rye with us.',
  },
  {
    party: 'finca-vega',
    ago: 190,
    kind: 'video',
    minutes: 40,
    notes: 'Harvest was late; good quality. Tomás says his son learns to cup.',
  },
  { party: 'hillside-paper', ago: 140, kind: 'email', notes: 'Boxes now from recycled board, same price.' },
  {
    party: 'juniper-properties',
    ago: 200,
    kind: 'meeting',
    minutes: 45,
    notes: 'Lease runs three more years; Edith asks about the flat above.',
  },
]

/** What one says with those who come in all the time: small, true to life, and easily forgotten if not written down. */
export const smallTalk: readonly Omit<ToldTalk, 'party' | 'ago'>[] = [
  { kind: 'visit', minutes: 5, notes: 'In good spirits; holiday plans.' },
  {
    kind: 'visit',
    minutes: 8,
    notes: 'Liked the new bun.',
    asked: 'how-was-it',
    said: 'Less sugar and it would be perfect.',
  },
  {
    kind: 'visit',
    minutes: 10,
    notes: 'Asked about the beans; bought a bag.',
    asked: 'why-us',
    said: 'You remembered my name the second time I came.',
  },
  { kind: 'visit', minutes: 6, notes: 'A friend is coming to town and will be brought here.' },
  { kind: 'call', minutes: 4, notes: 'Ordered ahead for Saturday.' },
  {
    kind: 'visit',
    minutes: 7,
    notes: 'Work is heavy this month.',
    asked: 'biggest-problem',
    said: 'A quiet table with a socket. There are only two.',
  },
  { kind: 'visit', minutes: 5, notes: 'New glasses; noticed the new lamps.' },
  {
    kind: 'visit',
    minutes: 9,
    notes: 'Brought back the cups.',
    asked: 'what-else',
    said: 'Soup to take home, in my own jar.',
  },
  { kind: 'visit', minutes: 5, notes: 'In a hurry, but smiling.' },
  {
    kind: 'visit',
    minutes: 12,
    notes: 'Talked about the street market.',
    asked: 'why-us',
    said: 'It is on my way, and it smells right.',
  },
]
