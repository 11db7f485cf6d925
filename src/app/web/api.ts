import { contract } from 'virtual:contract'
import { makeClient } from '../../design/client.ts'
import type { Contract } from '../contract.ts'

/** The API, as typed functions: `await api.people.get({ id })`. */
export const api = makeClient<Contract>(contract)
