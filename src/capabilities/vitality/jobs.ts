import type { Reaction, Schedule } from '../../platform/work.ts'
import { refreshRelationships } from './actions/relationships.ts'
import { refitFirm } from './actions/refit.ts'
import { keepUp, refitAfter } from './actions/rescore.ts'

/** What vitality does when sales come in, or when the firm is looked at as of another day. */
export const reactions: Reaction[] = [
  {
    name: 'vitality-refit',
    to: ['TradesReceived', 'TradeRemoved', 'VitalityRefitAsked', 'FirmChanged'],
    debounceSeconds: 2,
    run: (desk, fact) => refitAfter(desk, fact.id),
  },
  {
    name: 'vitality-keep-up',
    to: ['TradeRecorded', 'TradeChanged', 'TradeArchived', 'TradeRestored', 'PartiesMerged', 'MergeUndone'],
    // After the other one: an import announces both.
    debounceSeconds: 4,
    run: async (desk, fact) => {
      await keepUp(desk, fact)
    },
  },
  {
    // A list is right without it, only slower: what changed since the last time is read afresh for each page.
    name: 'relationships-refresh',
    to: [
      'PartyAdded',
      'PartyChanged',
      'PartyArchived',
      'PartyRestored',
      'PartiesMerged',
      'MergeUndone',
      'InteractionLogged',
      'InteractionChanged',
      'InteractionArchived',
      'InteractionRestored',
    ],
    debounceSeconds: 5,
    run: (desk) => desk.writingAtLength(refreshRelationships),
  },
]

/** Every night, so that silence counts even where nothing happens. */
export const schedules: Schedule[] = [
  {
    name: 'vitality-nightly',
    cron: '15 1 * * *',
    run: async (desk) => {
      const { customers, changed, asOf } = await refitFirm(desk)
      return `${customers} customers worked out as of ${asOf}; ${changed} changed their state.`
    },
  },
  {
    name: 'relationships-tidy',
    cron: '*/10 * * * *',
    run: async (desk) => {
      await desk.writingAtLength(refreshRelationships)
      return 'The list of relationships is up to date.'
    },
  },
]
