import { refuse } from '../../kernel/refusal.ts'
import type { Desk, Writing } from '../../platform/work.ts'
import { alertOwners } from '../accounts/actions/alerts.ts'
import { jobGivenUp, jobTriedAgain } from './facts.ts'
import * as store from './store.ts'
import { taskOfDead, troubles } from './views.ts'

type Job = Readonly<{ id: string }>

/** Tries work again that was put aside. */
export async function tryAgain(work: Writing, { id }: Job): Promise<{ done: true }> {
  const task = await taskOfDead(work, id)
  if (task === null || !(await store.retryJob(work, id))) throw refuse('not-found', { what: 'job' })
  await work.announce(jobTriedAgain(task))
  return { done: true }
}

/** Gives work up that was put aside. */
export async function giveUp(work: Writing, { id }: Job): Promise<{ done: true }> {
  const task = await taskOfDead(work, id)
  if (task === null || !(await store.giveUpJob(work, id))) throw refuse('not-found', { what: 'job' })
  await work.announce(jobGivenUp(task))
  return { done: true }
}

/** Looks whether something that matters stopped, and mails the owners; gives how many troubles there are. */
export async function watch(desk: Desk): Promise<number> {
  const { items } = await desk.reading(troubles)
  for (const trouble of items) await desk.writing((work) => alertOwners(work, trouble))
  return items.length
}
