// Finds a Chromium for the browser journeys, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './preparing.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium on this machine, if it has one. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  return [named, ...places, playwrightsOwn()].find((path) => path && existsSync(path))
}

/** Installs Debian's package as root on Debian, else Playwright's own download; gives the path. */
export function installChromium() {
  console.log('Installing Chromium …')
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (
    isDebian &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium')
  ) {
    return findChromium()
  }
  run(process.execPath, join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium')
  return findChromium()
}

function playwrightsOwn() {
  const script = `import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))`
  return spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).stdout?.trim()
}

function run(command, ...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env }).status === 0
}
