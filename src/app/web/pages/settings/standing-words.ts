import { say } from '../../../../capabilities/accounts/ui/words.ts'
import { wordsOfProblem } from '../../problem-words.ts'

/** Why a member can't be changed so, or leave. */
export function wordsOfStanding(error: unknown): string {
  return wordsOfProblem(error, ({ details }) => {
    if (details['reason'] === 'last-owner') return say('members.lastOwner')
    if (details['reason'] === 'too-many') return say('members.tooMany')
    return details['reason'] === 'owner-sees-all' ? say('members.ownerSeesAll') : null
  })
}
