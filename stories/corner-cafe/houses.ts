import type { PartyRole, Pronoun } from '../../src/capabilities/people/model.ts'
import type { Rhythm } from './cast.ts'
import { fading, growing, steady } from './cast.ts'
import type { Dish, Supply } from './menu.ts'

/** An organisation that orders from the café. */
export type House = {
  key: string
  name: string
  rhythm: Rhythm
  takes: readonly Dish[]
  usual: string
  most: number
}

export const houses: readonly House[] = [
  {
    key: 'wu-pereira',
    name: 'Wu & Pereira Architects',
    rhythm: growing(16, 7),
    takes: ['tray', 'flask'],
    usual: 'A lunch tray for eight and a coffee flask, Tuesdays at 12:15, second floor',
    most: 3,
  },
  {
    key: 'lantern-street',
    name: 'Lantern Street Agency',
    rhythm: fading(8, 21),
    takes: ['pastries', 'flask'],
    usual: 'Two pastry boxes for the Monday meeting',
    most: 2,
  },
  {
    key: 'st-brigids',
    name: 'St Brigid’s Primary School',
    rhythm: steady(14),
    takes: ['pastries', 'whole'],
    usual: 'Pastries for the staff room; nothing with nuts',
    most: 2,
  },
  {
    key: 'okafor-dental',
    name: 'Okafor Dental Practice',
    rhythm: steady(20),
    takes: ['flask', 'tray'],
    usual: 'A flask and a tray on training days',
    most: 1,
  },
]

/** A business the café depends on: what it brings, how often, and when it is to be paid. */
export type Supplier = {
  key: string
  name: string
  roles: readonly PartyRole[]
  sinceYear: number
  brings: readonly { what: Supply; least: number; most: number }[]
  every: number
  dueDays: number
  contact?: { key: string; given: string; family: string; pronoun: Pronoun; owns?: true }
}

export const suppliers: readonly Supplier[] = [
  {
    key: 'hilltop-roasters',
    name: 'Hilltop Roasters',
    roles: ['supplier'],
    sinceYear: 2016,
    brings: [
      { what: 'roast', least: 14, most: 22 },
      { what: 'decaf', least: 2, most: 4 },
    ],
    every: 14,
    dueDays: 21,
    contact: { key: 'ruth-adler', given: 'Ruth', family: 'Adler', pronoun: 'she', owns: true },
  },
  {
    key: 'meadow-lane-dairy',
    name: 'Meadow Lane Dairy',
    roles: ['supplier'],
    sinceYear: 2017,
    brings: [
      { what: 'milk', least: 60, most: 90 },
      { what: 'oat', least: 30, most: 50 },
      { what: 'butter', least: 1, most: 3 },
      { what: 'eggs', least: 4, most: 8 },
    ],
    every: 7,
    dueDays: 14,
    contact: { key: 'aled-pugh', given: 'Aled', family: 'Pugh', pronoun: 'he' },
  },
  {
    key: 'ovenbird-bakery',
    name: 'Ovenbird Bakery',
    roles: ['supplier'],
    sinceYear: 2018,
    brings: [
      { what: 'sourdough', least: 30, most: 45 },
      { what: 'viennoiserie', least: 120, most: 180 },
    ],
    every: 7,
    dueDays: 14,
    contact: { key: 'ines-moreau', given: 'Inès', family: 'Moreau', pronoun: 'she', owns: true },
  },
  {
    key: 'hillside-paper',
    name: 'Hillside Paper',
    roles: ['supplier'],
    sinceYear: 2015,
    brings: [
      { what: 'cups', least: 6, most: 10 },
      { what: 'boxes', least: 2, most: 5 },
    ],
    every: 30,
    dueDays: 30,
  },
  {
    key: 'finca-vega',
    name: 'Finca Vega',
    roles: ['producer'],
    sinceYear: 2011,
    brings: [{ what: 'greens', least: 2, most: 3 }],
    every: 120,
    dueDays: 45,
    contact: { key: 'tomas-vega', given: 'Tomás', family: 'Vega', pronoun: 'he', owns: true },
  },
  {
    key: 'juniper-properties',
    name: 'Juniper Street Properties',
    roles: ['supplier', 'partner'],
    sinceYear: 2014,
    brings: [{ what: 'rent', least: 1, most: 1 }],
    every: 30,
    dueDays: 10,
    contact: { key: 'edith-lang', given: 'Edith', family: 'Lang', pronoun: 'she', owns: true },
  },
]
