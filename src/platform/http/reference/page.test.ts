import { expect, test } from 'vitest'
import { referencePage } from './page.ts'

const call = (summary: string) => ({
  operationId: 'people.add',
  tags: ['people'],
  summary,
  description: 'Needs `people:write`.',
  parameters: [],
  requestBody: {
    content: {
      'application/json': {
        schema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        example: { name: '<b>Mira</b>' },
      },
    },
  },
  responses: {
    '422': { content: { 'application/problem+json': { schema: {}, examples: { invalid: {} } } } },
  },
})
const pageOf = (summary: string) =>
  referencePage(
    {
      info: { description: 'Everything.' },
      tags: [{ name: 'people' }],
      paths: { '/parties': { post: call(summary) } },
    },
    ['/assets/house.css'],
  )

test('a call stands on the page with its fields, and what every call is refused with is said once', () => {
  const page = pageOf('Add somebody')
  expect(page).toContain('<code>/parties</code>')
  expect(page).toContain('<code>people:write</code>')
  expect(page).toContain('<link rel="stylesheet" href="/assets/house.css">')
  expect(page.match(/<code>invalid<\/code>/g)).toHaveLength(1)
})

test('no text becomes markup, and nothing stands inline that the policy would refuse', () => {
  const page = pageOf('<script>alert("x")</script> & more')
  expect(page).not.toContain('<script>alert')
  expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; more')
  expect(page).not.toContain('<b>Mira')
  expect(page).not.toMatch(/ style=|<style| on\w+=|<script>/)
})
