import { resolve } from 'node:path'
import { z } from 'zod'
import { type BackupConfig, backupSettings } from './backups/settings.ts'
import { type WatchConfig, watchSettings } from './metrics/settings.ts'
import { address, type Setting, whole, yesOrNo } from './setting.ts'

/** Everything that can be set from outside, parsed once at the start. */
export type Config = BackupConfig &
  WatchConfig &
  Readonly<{
    port: number
    host: string
    dataDir: string
    databaseUrl: string | undefined
    databasePoolerUrl: string | undefined
    databaseConnections: number
    publicUrl: string | undefined
    secret: string | undefined
    smtpUrl: string | undefined
    mailFrom: string
    maxUploadMb: number
    requestTimeoutSeconds: number
    statementTimeoutSeconds: number
    signInLimit: number
    /** Requests a minute that one member, or one address, may make; 0 has no limit. */
    apiLimit: number
    signUpOpen: boolean
    jobConcurrency: number
    /** How many proxies stand in front; each adds one address at the end of X-Forwarded-For. */
    trustProxy: number
    logLevel: LogLevel
  }>

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** One line of `rapport config`. */
export type ConfigRow = Readonly<{ name: string; value: string; default: string; meaning: string }>

const settings: readonly Setting<keyof Config>[] = [
  {
    key: 'port',
    name: 'PORT',
    default: '4747',
    meaning: 'Port of the web address; 0 takes any free one',
    expected: 'a whole number from 0 to 65535',
    schema: whole(0, 65535),
  },
  {
    key: 'host',
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Network address to listen on; 0.0.0.0 opens it to the network',
    expected: 'a host name or an IP address',
    schema: z.string().regex(/^[\w.:-]+$/),
  },
  {
    key: 'dataDir',
    name: 'DATA_DIR',
    default: './data',
    meaning: 'Folder for the database, backups and uploads',
    expected: 'a folder',
    schema: z.string().transform((path) => resolve(path)),
  },
  {
    key: 'databaseUrl',
    name: 'DATABASE_URL',
    default: undefined,
    shownDefault: 'the embedded PostgreSQL',
    meaning: 'An outside PostgreSQL, 15 or newer, instead of the embedded one',
    expected: 'an address such as postgres://user:password@host:5432/database',
    schema: address('postgres:', 'postgresql:'),
    secret: 'password',
  },
  {
    key: 'databasePoolerUrl',
    name: 'DATABASE_POOLER_URL',
    default: undefined,
    shownDefault: 'no pooler',
    meaning:
      'A pooler in transaction mode before the same database, for requests; the rest goes to DATABASE_URL',
    expected: 'an address such as postgres://user:password@host:6432/database',
    schema: address('postgres:', 'postgresql:'),
    secret: 'password',
  },
  {
    key: 'databaseConnections',
    name: 'DATABASE_CONNECTIONS',
    default: '10',
    meaning: 'Most database connections for requests',
    expected: 'a whole number from 2 to 500',
    schema: whole(2, 500),
  },
  {
    key: 'publicUrl',
    name: 'RAPPORT_URL',
    default: undefined,
    shownDefault: 'http://localhost:PORT',
    meaning: 'Address under which people reach this server; used in links and cookies',
    expected: 'an address such as https://rapport.example.com',
    schema: address('http:', 'https:').transform((text) => text.replace(/\/+$/, '')),
  },
  {
    key: 'secret',
    name: 'RAPPORT_SECRET',
    default: undefined,
    shownDefault: 'made once, kept in DATA_DIR',
    meaning: 'Signs sessions and links, seals second factors; made once and kept in DATA_DIR unless set',
    expected: 'at least 32 characters',
    schema: z.string().min(32),
    secret: 'whole',
  },
  {
    key: 'smtpUrl',
    name: 'SMTP_URL',
    default: undefined,
    shownDefault: 'no mail is sent',
    meaning: 'Mail server for invitations, new passwords and alerts',
    expected: 'an address such as smtps://user:password@mail.example.com:465',
    schema: address('smtp:', 'smtps:'),
    secret: 'password',
  },
  {
    key: 'mailFrom',
    name: 'MAIL_FROM',
    default: 'Rapport <rapport@localhost>',
    meaning: 'Sender of the mail',
    expected: 'an e-mail address, with or without a name',
    schema: z.string().regex(/^[^<>\r\n]*<?[^<>\s]+@[^<>\s]+>?$/),
  },
  {
    key: 'maxUploadMb',
    name: 'MAX_UPLOAD_MB',
    default: '500',
    meaning: 'Largest file that can be imported, in megabytes',
    expected: 'a whole number from 1 to 100000',
    schema: whole(1, 100_000),
  },
  {
    key: 'requestTimeoutSeconds',
    name: 'REQUEST_TIMEOUT_SECONDS',
    default: '30',
    meaning: 'Longest time a request may take, uploads excepted',
    expected: 'a whole number from 1 to 3600',
    schema: whole(1, 3600),
  },
  {
    key: 'statementTimeoutSeconds',
    name: 'STATEMENT_TIMEOUT_SECONDS',
    default: '30',
    meaning: 'Longest time a question to the database may take in a request; 0 has no limit',
    expected: 'a whole number from 0 to 3600',
    schema: whole(0, 3600),
  },
  {
    key: 'signInLimit',
    name: 'SIGN_IN_LIMIT',
    default: '10',
    meaning:
      'Tries to sign in from one network in a minute, and wrong ones for one account in a quarter of an hour',
    expected: 'a whole number from 1 to 10000',
    schema: whole(1, 10_000),
  },
  {
    key: 'apiLimit',
    name: 'API_LIMIT',
    default: '1200',
    meaning: 'Requests in a minute for each member or strange address; 0 has no limit, nor has this machine',
    expected: 'a whole number from 0 to 1000000',
    schema: whole(0, 1_000_000),
  },
  {
    key: 'signUpOpen',
    name: 'SIGN_UP_OPEN',
    default: 'no',
    meaning:
      'Whether strangers may make a further workspace; the first can always be made, and owners may make more',
    expected: 'yes or no',
    schema: yesOrNo,
  },
  {
    key: 'jobConcurrency',
    name: 'JOB_CONCURRENCY',
    default: '2',
    meaning: 'Jobs that run at the same time; 0 runs none, and then imports and vitality wait',
    expected: 'a whole number from 0 to 100',
    schema: whole(0, 100),
  },
  {
    key: 'trustProxy',
    name: 'TRUST_PROXY',
    default: '0',
    meaning: 'Proxies in front of the server, each adding to X-Forwarded-For; 0 believes no such header',
    expected: 'a whole number from 0 to 10',
    schema: whole(0, 10),
  },
  ...backupSettings,
  {
    key: 'logLevel',
    name: 'LOG_LEVEL',
    default: 'warn',
    meaning: 'How much is logged',
    expected: 'debug, info, warn, error or silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  },
  ...watchSettings,
]

/** A setting from outside that Rapport can't work with. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads all settings, or throws naming each wrong one, what was found and what was expected. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const complaints: string[] = []
  const values: Record<string, unknown> = {}
  for (const setting of settings) {
    const given = env[setting.name]?.trim() || setting.default
    if (given === undefined) continue
    const parsed = setting.schema.safeParse(given)
    if (parsed.success) values[setting.key] = parsed.data
    else complaints.push(`${setting.name} is ${found(setting, given)}. Expected: ${setting.expected}.`)
  }
  if (complaints.length > 0) throw new ConfigError(complaints.join('\n'))
  return values as Config
}

/** Each setting with its value (secrets masked), default and meaning, for `rapport config` and the README. */
export function describeConfig(env: NodeJS.ProcessEnv = process.env): ConfigRow[] {
  return settings.map((setting) => {
    const fallback = setting.default ?? setting.shownDefault ?? ''
    const given = env[setting.name]?.trim()
    return {
      name: setting.name,
      value: given ? masked(setting, given) : fallback,
      default: fallback,
      meaning: setting.meaning,
    }
  })
}

/** The address people use, once the server knows its port. */
export function publicAddress(config: Pick<Config, 'publicUrl'>, listeningPort: number): string {
  return config.publicUrl ?? `http://localhost:${listeningPort}`
}

function found(setting: Setting, given: string): string {
  // A mistyped secret is still a secret: it may differ from the right one by one letter.
  return setting.secret ? `set, but can't be read (${given.length} characters)` : `"${given.slice(0, 80)}"`
}

function masked(setting: Setting, given: string): string {
  if (setting.secret === undefined) return given
  if (setting.secret === 'whole' || !URL.canParse(given)) return '••••••'
  const url = new URL(given)
  if (url.password) url.password = '******'
  for (const name of Array.from(url.searchParams.keys())) {
    if (/pass|secret|key|token/i.test(name)) url.searchParams.set(name, '******')
  }
  return url.href
}
