import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import { mailContract } from './mail.ts'
import {
  apiKeySchema,
  emailSchema,
  firmChangesSchema,
  firmSchema,
  languages,
  madePasskeySchema,
  memberSchema,
  newFirmSchema,
  passkeySchema,
  passwordSchema,
  sessionSchema,
  shownPasskeySchema,
  waysInSchema,
} from '../model.ts'
import { meSchema } from './me.ts'
import { membersContract } from './members.ts'

const tags = ['accounts']
const done = z.object({ done: z.literal(true) })
const codeSchema = z.string().trim().min(6, 'write the code').max(40)
const recoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).meta({ description: 'Shown once; only their digests are kept.' }),
})
const stepUp = { stepUp: true }
const passkeyOptions = z.object({
  options: z
    .record(z.string(), z.unknown())
    .meta({ description: 'What the browser asks its device (WebAuthn, as JSON).' }),
})

export const accountsContract = {
  ...membersContract,
  ...mailContract,
  welcome: endpoint('anybody', {
    method: 'GET',
    path: '/welcome',
    summary: 'Is this the first visit?',
    tags,
  }).output(
    z.object({
      firstVisit: z.boolean(),
      signUpOpen: z.boolean(),
      mail: z.boolean().meta({ description: 'Whether this server can send mail.' }),
    }),
  ),
  signUp: endpoint('anybody', {
    method: 'POST',
    path: '/sign-up',
    summary: 'Make a workspace and its owner',
    tags,
  })
    .input(
      z.object({
        firm: newFirmSchema,
        owner: z.object({ name: memberSchema.shape.name, email: emailSchema, password: passwordSchema }),
      }),
    )
    .output(meSchema),
  signIn: endpoint('anybody', { method: 'POST', path: '/sign-in', summary: 'Sign in', tags })
    .input(
      z.object({
        email: emailSchema,
        password: z.string().min(1, 'write your password').max(200),
        code: codeSchema
          .optional()
          .meta({ description: 'Asked for with `code-needed` where a second factor is set.' }),
      }),
    )
    .output(meSchema),
  beginPasskey: endpoint('anybody', {
    method: 'POST',
    path: '/passkey/begin',
    summary: 'What to ask a device that shall show a passkey',
    tags,
  }).output(passkeyOptions),
  signInWithPasskey: endpoint('anybody', {
    method: 'POST',
    path: '/sign-in/passkey',
    summary: 'Sign in with a passkey',
    tags,
  })
    .input(z.object({ response: shownPasskeySchema }))
    .output(meSchema),
  signOut: endpoint('member', { method: 'POST', path: '/sign-out', summary: 'Sign out', tags }).output(done),
  me: endpoint('member', {
    method: 'GET',
    path: '/me',
    summary: 'Who am I, where, and what may I do',
    tags,
  }).output(meSchema),
  changeMe: endpoint('member', { method: 'PATCH', path: '/me', summary: 'Change my name or language', tags })
    .input(z.object({ name: memberSchema.shape.name.optional(), language: z.enum(languages).optional() }))
    .output(memberSchema),
  changePassword: endpoint('member', {
    method: 'POST',
    path: '/me/password',
    summary: 'Change my password',
    tags,
  })
    .input(z.object({ current: z.string().min(1).max(200), next: passwordSchema }))
    .output(done),
  sessions: endpoint('member', {
    method: 'GET',
    path: '/sessions',
    summary: 'Where I am signed in',
    tags,
  }).output(z.object({ items: z.array(sessionSchema) })),
  endSession: endpoint('member', {
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: 'Sign out elsewhere',
    tags,
  })
    .input(z.object({ id: idOf('session') }))
    .output(done),
  endOtherSessions: endpoint('member', {
    method: 'DELETE',
    path: '/sessions',
    summary: 'Sign out everywhere else',
    tags,
  }).output(z.object({ ended: z.number().int() })),
  prove: endpoint('member', {
    method: 'POST',
    path: '/me/proof',
    summary: 'Prove anew who I am, before what asks for it',
    tags,
  })
    .input(
      z.object({
        password: z.string().min(1).max(200).optional(),
        code: codeSchema.optional().meta({ description: 'Needed instead of the password where one is set.' }),
        passkey: shownPasskeySchema.optional(),
      }),
    )
    .output(done),
  waysIn: endpoint('member', {
    method: 'GET',
    path: '/me/ways-in',
    summary: 'What I sign in with',
    tags,
  }).output(waysInSchema),
  beginAuthenticator: endpoint(
    'member',
    {
      method: 'POST',
      path: '/me/authenticator',
      summary: 'Begin to set up codes from an app on the phone',
      tags,
    },
    stepUp,
  ).output(z.object({ secret: z.string(), uri: z.string() })),
  finishAuthenticator: endpoint('member', {
    method: 'POST',
    path: '/me/authenticator/finish',
    summary: 'Show the first code; from then on codes are asked for',
    tags,
  })
    .input(z.object({ code: codeSchema }))
    .output(recoveryCodes),
  removeAuthenticator: endpoint(
    'member',
    { method: 'DELETE', path: '/me/authenticator', summary: 'Ask for no codes any more', tags },
    stepUp,
  ).output(done),
  remakeRecoveryCodes: endpoint(
    'member',
    { method: 'POST', path: '/me/recovery-codes', summary: 'Make new recovery codes', tags },
    stepUp,
  ).output(recoveryCodes),
  beginAddingPasskey: endpoint(
    'member',
    { method: 'POST', path: '/me/passkeys/begin', summary: 'What to ask a device for a new passkey', tags },
    stepUp,
  ).output(passkeyOptions),
  addPasskey: endpoint('member', {
    method: 'POST',
    path: '/me/passkeys',
    summary: 'Add the passkey that a device made',
    tags,
  })
    .input(z.object({ name: passkeySchema.shape.name, response: madePasskeySchema }))
    .output(z.object({ id: idOf('passkey') })),
  renamePasskey: endpoint('member', {
    method: 'PATCH',
    path: '/me/passkeys/{id}',
    summary: 'Name a passkey',
    tags,
  })
    .input(passkeySchema.pick({ id: true, name: true }))
    .output(done),
  removePasskey: endpoint(
    'member',
    { method: 'DELETE', path: '/me/passkeys/{id}', summary: 'Remove a passkey', tags },
    stepUp,
  )
    .input(passkeySchema.pick({ id: true }))
    .output(done),
  firm: endpoint('firm:read', {
    method: 'GET',
    path: '/firm',
    summary: 'The firm and its settings',
    tags,
  }).output(firmSchema),
  changeFirm: endpoint('firm:write', { method: 'PATCH', path: '/firm', summary: 'Change the settings', tags })
    .input(firmChangesSchema)
    .output(firmSchema),
  apiKeys: endpoint('keys:write', {
    method: 'GET',
    path: '/api-keys',
    summary: 'API keys in use',
    tags,
  }).output(z.object({ items: z.array(apiKeySchema) })),
  makeApiKey: endpoint(
    'keys:write',
    { method: 'POST', path: '/api-keys', summary: 'Make an API key', tags },
    stepUp,
  )
    .input(
      z.object({
        name: apiKeySchema.shape.name,
        scopes: apiKeySchema.shape.scopes,
        expiresInDays: z.number().int().min(1).max(3650).nullable(),
      }),
    )
    .output(
      apiKeySchema.extend({ key: z.string().meta({ description: 'Shown once; only its digest is kept.' }) }),
    ),
  revokeApiKey: endpoint(
    'keys:write',
    {
      method: 'DELETE',
      path: '/api-keys/{id}',
      summary: 'Revoke a key',
      tags,
    },
    stepUp,
  )
    .input(z.object({ id: idOf('api-key') }))
    .output(done),
}
