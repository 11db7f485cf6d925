import { accountsContract } from '../capabilities/accounts/contract/accounts.ts'
import { backupsContract } from '../capabilities/backups/contract.ts'
import { counterContract } from '../capabilities/counter/contract.ts'
import { duplicatesContract } from '../capabilities/duplicates/contract.ts'
import { fieldsContract } from '../capabilities/fields/contract.ts'
import { exportsContract } from '../capabilities/exports/contract.ts'
import { importsContract } from '../capabilities/imports/contract.ts'
import { interactionsContract } from '../capabilities/interactions/contract.ts'
import { listsContract } from '../capabilities/lists/contract.ts'
import { outreachContract } from '../capabilities/outreach/contract.ts'
import { peopleContract } from '../capabilities/people/contract.ts'
import { privacyContract } from '../capabilities/privacy/contract.ts'
import { tradeContract } from '../capabilities/trade/contract.ts'
import { upkeepContract } from '../capabilities/upkeep/contract.ts'
import { vitalityContract } from '../capabilities/vitality/contract.ts'

/** All that the product promises over HTTP, by capability. */
export const contract = {
  accounts: accountsContract,
  backups: backupsContract,
  people: peopleContract,
  duplicates: duplicatesContract,
  fields: fieldsContract,
  interactions: interactionsContract,
  trade: tradeContract,
  vitality: vitalityContract,
  outreach: outreachContract,
  counter: counterContract,
  imports: importsContract,
  privacy: privacyContract,
  lists: listsContract,
  exports: exportsContract,
  upkeep: upkeepContract,
}

export type Contract = typeof contract
