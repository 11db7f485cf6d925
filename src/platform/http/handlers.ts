import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { Visit, Visiting } from '../sessions/visit.ts'
import type { JsonText } from '../json-text.ts'
import type { View, Writing } from '../work.ts'

/** An action; few of them look at the visit, for links and sessions. */
type Acting<Input, Output> = (work: Writing, input: Input, visit: Visit) => Promise<Output>

/** What an endpoint of the contract does: it reads, it writes in one transaction, or it stands at the door. */
export type Handler<Input = never, Output = unknown> =
  | Readonly<{ kind: 'reads'; run: View<Input, Output | JsonText<Output>> }>
  | Readonly<{ kind: 'writes'; run: Acting<Input, Output>; isShownOnce: boolean }>
  | Readonly<{ kind: 'visits'; run: Visiting<Input, Output>; isShownOnce: boolean }>

/** A view: reads one workspace, changes nothing. */
export function reads<Input, Output>(run: View<Input, Output | JsonText<Output>>): Handler<Input, Output> {
  return { kind: 'reads', run }
}

/** An action: one transaction, and with an Idempotency-Key done once. */
export function writes<Input, Output>(run: Acting<Input, Output>): Handler<Input, Output> {
  return { kind: 'writes', run, isShownOnce: false }
}

/** An action whose answer holds a secret: a replay doesn't give it again, because it is not kept. */
export function writesSecret<Input, Output>(run: Acting<Input, Output>): Handler<Input, Output> {
  return { kind: 'writes', run, isShownOnce: true }
}

/** Coming in and going out: sign up, sign in, invitations, sessions. */
export function visits<Input, Output>(run: Visiting<Input, Output>): Handler<Input, Output> {
  return { kind: 'visits', run, isShownOnce: false }
}

/** The same where the answer holds a secret: a replay doesn't give it again, because it is not kept. */
export function visitsSecret<Input, Output>(run: Visiting<Input, Output>): Handler<Input, Output> {
  return { kind: 'visits', run, isShownOnce: true }
}

/** The table of handlers that a contract asks for. */
export type HandlersOf<Contract> = {
  readonly [Key in keyof Contract]: Contract[Key] extends ContractProcedure<
    infer InputSchema,
    infer OutputSchema,
    infer _Errors,
    infer _Meta
  >
    ? Handler<InferSchemaOutput<InputSchema>, InferSchemaInput<OutputSchema>>
    : HandlersOf<Contract[Key]>
}
