import { z } from 'zod'
import { endpoint, instantSchema } from '../../../kernel/contract.ts'
import { idOf } from '../../../kernel/id.ts'
import {
  emailSchema,
  invitationMails,
  invitationSchema,
  memberSchema,
  newFirmSchema,
  ownFirmSchema,
  passwordSchema,
  rolesSchema,
} from '../model.ts'
import { meSchema } from './me.ts'

const tags = ['accounts']
const done = z.object({ done: z.literal(true) })
const stepUp = { stepUp: true }

/** Who works here, how they came, and the other firms they work in. */
export const membersContract = {
  leave: endpoint('member', {
    method: 'POST',
    path: '/me/leave',
    summary: 'Leave this firm',
    tags,
  }).output(done),
  firms: endpoint('member', { method: 'GET', path: '/firms', summary: 'The firms I work in', tags }).output(
    z.object({ items: z.array(ownFirmSchema) }),
  ),
  foundFirm: endpoint('member', {
    method: 'POST',
    path: '/firms',
    summary: 'Make a further firm and enter it',
    tags,
  })
    .input(z.object({ firm: newFirmSchema }))
    .output(meSchema),
  enterFirm: endpoint('member', {
    method: 'POST',
    path: '/firms/{id}/enter',
    summary: 'Go over to another of my firms',
    tags,
  })
    .input(z.object({ id: idOf('workspace') }))
    .output(meSchema),
  joinFirm: endpoint('member', {
    method: 'POST',
    path: '/invitations/join',
    summary: 'Accept an invitation with the account I have',
    tags,
  })
    .input(z.object({ token: z.string().min(20).max(200) }))
    .output(meSchema),
  members: endpoint('members:read', {
    method: 'GET',
    path: '/members',
    summary: 'Who works here',
    tags,
  }).output(z.object({ items: z.array(memberSchema) })),
  changeMember: endpoint(
    'members:write',
    {
      method: 'PATCH',
      path: '/members/{id}',
      summary: 'Change what a member may do, or suspend one',
      tags,
    },
    stepUp,
  )
    .input(
      z.object({
        id: idOf('member'),
        version: memberSchema.shape.version,
        roles: rolesSchema.optional(),
        state: memberSchema.shape.state.exclude(['left']).optional(),
        limited: z.boolean().optional(),
      }),
    )
    .output(memberSchema),
  handOver: endpoint(
    'members:write',
    {
      method: 'POST',
      path: '/members/{id}/hand-over',
      summary: 'Hand my ownership over to a member',
      tags,
    },
    stepUp,
  )
    .input(z.object({ id: idOf('member'), version: memberSchema.shape.version }))
    .output(memberSchema),
  invitations: endpoint('members:read', {
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations that are still open',
    tags,
  }).output(
    z.object({
      items: z.array(
        invitationSchema.extend({
          mail: z
            .enum(invitationMails)
            .meta({ description: 'What became of the letter it was mailed with.' }),
        }),
      ),
    }),
  ),
  invite: endpoint(
    'members:write',
    {
      method: 'POST',
      path: '/invitations',
      summary: 'Invite somebody',
      tags,
    },
    stepUp,
  )
    .input(
      z.object({
        name: memberSchema.shape.name,
        email: emailSchema,
        roles: rolesSchema,
        limited: z.boolean().default(false),
      }),
    )
    .output(
      invitationSchema.extend({
        link: z.string().meta({ description: 'Shown once: pass it on.' }),
        mailed: z.boolean().meta({ description: 'Whether it is on its way by mail, too.' }),
      }),
    ),
  withdrawInvitation: endpoint('members:write', {
    method: 'DELETE',
    path: '/invitations/{id}',
    summary: 'Withdraw an invitation',
    tags,
  })
    .input(z.object({ id: idOf('invitation') }))
    .output(done),
  lookAtInvitation: endpoint('anybody', {
    method: 'POST',
    path: '/invitations/look',
    summary: 'What an invitation is for',
    tags,
  })
    .input(z.object({ token: z.string().min(20).max(200) }))
    .output(z.object({ firm: z.string(), name: z.string(), email: z.string(), expiresAt: instantSchema })),
  acceptInvitation: endpoint('anybody', {
    method: 'POST',
    path: '/invitations/accept',
    summary: 'Accept an invitation',
    tags,
  })
    .input(
      z.object({
        token: z.string().min(20).max(200),
        name: memberSchema.shape.name,
        password: passwordSchema,
      }),
    )
    .output(meSchema),
}
