import type { Schema } from '../openapi/schemas.ts'
import { problems } from '../problems.ts'
import { fieldsOf, typeOf } from './fields.ts'
import { html, type Markup, nothing, prose } from './markup.ts'

type Media = Readonly<{ schema: Schema; example?: unknown; examples?: Readonly<Record<string, unknown>> }>
type Operation = Readonly<{
  operationId: string
  tags: readonly string[]
  summary: string
  description: string
  parameters: readonly { $ref?: string; name: string; in: string; required: boolean; schema: Schema }[]
  requestBody?: { content: Readonly<Record<string, Media>> }
  responses: Readonly<Record<string, { content?: Readonly<Record<string, Media>> }>>
}>
/** The API's description, as far as the page reads it. */
export type Described = Readonly<{
  info: { description: string }
  tags: readonly { name: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}>

type Call = Operation & Readonly<{ method: string; path: string }>

/** The API for people to read: one page, made from its description, that needs no script to be read. */
export function referencePage({ info, paths }: Described, stylesheets: readonly string[]): string {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  )
  const groups = new Map<string, Call[]>()
  for (const call of calls) groups.set(call.tags[0], [...(groups.get(call.tags[0]) ?? []), call])
  const common = commonTo(calls)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API · Rapport</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
${stylesheets.map((href) => html`<link rel="stylesheet" href="${href}">`)}
<link rel="stylesheet" href="/reference.css">
<script src="/theme.js"></script>
<script src="/reference.js" defer></script>
</head>
<body>
<header>
<h1>The API of Rapport</h1>
${info.description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
<p><a href="/api/v1/openapi.json">The same as OpenAPI 3.1</a>, for programs.</p>
<div class="look" role="search">
<label for="search">Search calls, fields and refusals</label>
<input id="search" type="search" autocomplete="off" spellcheck="false">
<p id="found" role="status"></p>
</div>
<nav aria-label="Groups">${[...groups.keys()].map((name) => html`<a href="#${name}">${name}</a>`)}</nav>
</header>
<main>
${[...groups].map(([name, own]) => groupMarkup(name, own, common))}
<section id="refusals" aria-labelledby="refusals-title">
<h2 id="refusals-title">What every call may be refused with</h2>
${refusalsMarkup([...common])}
</section>
</main>
</body>
</html>
`.text
}

function groupMarkup(name: string, calls: readonly Call[], common: ReadonlySet<string>): Markup {
  return html`<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${name}</h2>
${calls.map((call) => callMarkup(call, common))}
</section>
`
}

function callMarkup(call: Call, common: ReadonlySet<string>): Markup {
  const { operationId, method, path, summary, description, parameters, requestBody, responses } = call
  const body = requestBody?.content['application/json']
  const answer = responses['200']?.content?.['application/json']
  const own = codesOf(call).filter((code) => !common.has(code))
  const words = JSON.stringify([
    operationId,
    method,
    path,
    summary,
    parameters,
    body?.schema,
    own,
  ]).toLowerCase()
  return html`<details id="${operationId}" data-words="${words}">
<summary><span class="method">${method}</span> <code>${path}</code> <span class="what">${summary}</span></summary>
<p>${prose(description)}</p>
${parametersMarkup(parameters)}
${body === undefined ? nothing : html`<h3>Sent</h3>${schemaMarkup(body)}`}
${answer === undefined ? nothing : html`<h3>Answered</h3>${schemaMarkup(answer)}`}
${own.length === 0 ? nothing : html`<h3>Refused with</h3>${refusalsMarkup(own)}`}
</details>
`
}

function parametersMarkup(parameters: Call['parameters']): Markup {
  if (parameters.length === 0) return nothing
  const rows = parameters.map(({ $ref, name, in: place, required, schema }) =>
    $ref
      ? html`<tr><th scope="row"><code>${$ref.split('/').at(-1) ?? ''}</code></th><td>optional</td><td></td></tr>`
      : html`<tr><th scope="row"><code>${name}</code></th>
<td>${typeOf(schema)}, in the ${place}${required ? '' : ', optional'}</td><td>${prose(schema.description ?? '')}</td></tr>`,
  )
  return html`<h3>Asked with</h3>${tableMarkup(rows)}`
}

function schemaMarkup({ schema, example }: Media): Markup {
  const rows = fieldsOf(schema).map(
    ({ name, type, isNeeded, meaning }) => html`<tr><th scope="row"><code>${name}</code></th>
<td>${type}${isNeeded ? '' : ', optional'}</td><td>${prose(meaning)}</td></tr>`,
  )
  return html`${rows.length === 0 ? nothing : tableMarkup(rows)}
<pre tabindex="0" aria-label="Example">${JSON.stringify(example, null, 2)}</pre>`
}

function tableMarkup(rows: readonly Markup[]): Markup {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Fields"><table>
<thead><tr><th scope="col">Name</th><th scope="col">What it is</th><th scope="col">Meaning</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function refusalsMarkup(codes: readonly string[]): Markup {
  const rows = codes.map((code) => {
    const { statuses, title } = problems[code as keyof typeof problems]
    return html`<dt><code>${code}</code> ${statuses.join(' or ')}</dt><dd>${title}</dd>`
  })
  return html`<dl>${rows}</dl>`
}

function codesOf({ responses }: Operation): string[] {
  const codes = Object.values(responses).flatMap(({ content = {} }) =>
    Object.keys(content['application/problem+json']?.examples ?? {}),
  )
  return [...new Set(codes)]
}

function commonTo(calls: readonly Call[]): ReadonlySet<string> {
  const [first = [], ...others] = calls.map(codesOf)
  return new Set(first.filter((code) => others.every((codes) => codes.includes(code))))
}
