// Brings a clone to where its programs can run: the right Node, the packages of the lock file, a fresh build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const builtCli = join(root, 'dist/server/cli.js')

const stamp = join(root, 'dist/.built-from')

/** Installs what is missing and builds what is stale. What it says goes to stderr: stdout is for answers. */
export async function prepare() {
  assertNode()
  ensureInstalled()
  try {
    await ensureBuilt()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

export function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Rapport needs Node 20.19 or newer; this is Node ${process.versions.node}. See https://nodejs.org`,
  )
  process.exit(1)
}

export function ensureInstalled() {
  if (isInstalled()) return
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm empties what the link leads to, and whoever else uses that stands without packages.
    console.error(
      'node_modules is a link to another folder whose packages are not these. Remove it, or run npm ci there.',
    )
    process.exit(1)
  }
  console.error('Installing packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Development packages too, even where NODE_ENV says production: they build the web pages.
  const { status, error } = spawnSync(npm, ['ci', '--include=dev', '--include=optional'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  console.error(
    `The packages could not be installed${error ? ` (${error.message})` : ''}. Is there a network?`,
  )
  process.exit(1)
}

/** npm notes in node_modules what it installed; compared with the lock file only when that is newer. */
function isInstalled() {
  const noted = join(root, 'node_modules/.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (!existsSync(noted)) return false
  if (statSync(noted).mtimeMs >= statSync(lock).mtimeMs) return true
  const found = JSON.parse(readFileSync(noted, 'utf8')).packages
  return Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages).every(
    ([path, { version, optional }]) =>
      path === '' || found[path]?.version === version || (optional && !found[path]),
  )
}

export async function ensureBuilt() {
  const wanted = fingerprint()
  if (existsSync(builtCli) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Building …')
  // In a process of its own: the bundlers would stay in the memory of the server.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) {
    // A half-made build must not be taken for a whole one.
    rmSync(stamp, { force: true })
    throw new Error('Rapport could not be built; what is written above says why.')
  }
  noteBuild(wanted)
}

/** Remembers what the build was made from. */
export function noteBuild(from = fingerprint()) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, from)
}

/** Names, sizes and times of all that goes into the build: reading them takes a few milliseconds. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'scripts/build.mjs']
  for (const path of [...files, ...filesIn('src'), ...filesIn('stories')]) {
    const found = statSync(join(root, path), { throwIfNoEntry: false })
    hash.update(`${path} ${found?.size} ${found?.mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort()
}
