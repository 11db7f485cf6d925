import type { NodemailerError } from 'nodemailer'

/** A message ready to leave. Its id stays the same however often it is tried. */
export type Message = Readonly<{
  id: string
  from: string
  to: Readonly<{ name: string; address: string }>
  language: string
  subject: string
  text: string
  html: string
}>

/** Why a letter did not leave; each has its words on the mail page. */
export const mailProblems = [
  'unreachable',
  'time-out',
  'encryption',
  'sign-in',
  'dropped',
  'later',
  'refused',
  'unexpected',
] as const
export type MailProblem = (typeof mailProblems)[number]

/** How it went, with the server's own last words. Only a refusal is for good; all else may go better later. */
export type Outcome =
  | Readonly<{ kind: 'taken'; reply: string }>
  | Readonly<{ kind: 'refused' | 'failed'; problem: MailProblem; reply: string }>

/** Speaks to one mail server. */
export type Smtp = Readonly<{ send: (message: Message) => Promise<Outcome> }>

type Patience = Readonly<{ wholeMs: number; silenceMs: number }>

/** The longest that one try may take: other letters wait meanwhile. A claim on a letter lasts longer. */
export const patience: Patience = { wholeMs: 30_000, silenceMs: 15_000 }

export function openSmtp(url: string, { wholeMs, silenceMs } = patience): Smtp {
  return {
    send: async (message) => {
      // Loaded when the first letter leaves: a warm start doesn't wait for it.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        url,
        connectionTimeout: silenceMs,
        greetingTimeout: silenceMs,
        socketTimeout: silenceMs,
        dnsTimeout: silenceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        const { response } = await transport.sendMail({
          ...contentOf(message),
          signal: AbortSignal.timeout(wholeMs),
        })
        return { kind: 'taken', reply: spoken(response) }
      } catch (error) {
        return judge(error)
      } finally {
        transport.close()
      }
    },
  }
}

function contentOf({ id, from, to, language, subject, text, html }: Message) {
  return {
    messageId: id,
    from,
    to: { name: to.name, address: to.address },
    subject,
    text,
    html,
    headers: {
      'Content-Language': language,
      // No holiday notes in answer to what a machine wrote (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  }
}

function judge(error: unknown): Outcome {
  const failure = error instanceof Error ? (error as NodemailerError) : new Error(String(error))
  const { code = '', responseCode = 0, response } = failure as NodemailerError
  const reply = spoken(response ?? failure.message)
  const isAboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isAboutLetter && responseCode >= 500) return { kind: 'refused', problem: 'refused', reply }
  return { kind: 'failed', problem: problemOf(code, responseCode, failure.message), reply }
}

function problemOf(code: string, responseCode: number, message: string): MailProblem {
  if (/certificate|self-signed|wrong version number|ssl|tls|CERT_/i.test(`${code} ${message}`))
    return 'encryption'
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return 'sign-in'
  if (responseCode >= 400 && responseCode < 500) return 'later'
  if (responseCode >= 500) return 'refused'
  if (code === 'ETIMEDOUT' || code === 'EABORT' || /timed? ?out/i.test(message)) return 'time-out'
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EDNS/.test(`${code} ${message}`)) {
    return 'unreachable'
  }
  if (/ECONNECTION|ESOCKET|ECONNRESET|EPIPE|closed/i.test(`${code} ${message}`)) return 'dropped'
  return 'unexpected'
}

/** The server's words on one line, as an owner reads them. */
function spoken(words: string): string {
  return words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 500)
}
