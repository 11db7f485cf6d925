import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const read = (name: string) => JSON.parse(readFileSync(`${root}/${name}`, 'utf8')) as Record<string, object>

type Locked = {
  license?: string
  version?: string
  integrity?: string
  dev?: boolean
  link?: boolean
}
const locked = Object.entries(read('package-lock.json')['packages'] as Record<string, Locked>)
  .filter(([path, { link }]) => path.includes('node_modules/') && !link)
  .map(([path, about]) => ({ name: path.replace(/^.*node_modules\//, ''), ...about }))

/** Licences that let anybody use, change and pass on, and ask for no more than to be named. */
const free = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'Python-2.0',
  'PSF-2.0',
])

/** A choice of licences is free if one is; a sum if all are. */
const isFree = (licence: string) =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => free.has(one)))

test('everything that is installed may be used by anybody', () => {
  expect(locked.length).toBeGreaterThan(300)
  const others = locked.filter(({ license = '' }) => !isFree(license))
  expect(others.map(({ name, license }) => `${name}: ${license}`).sort()).toEqual([
    // Its data on holidays also came from Wikipedia; NOTICE names it.
    'date-holidays: (ISC AND CC-BY-3.0)',
  ])
})

test('everything that is installed is what its makers published, letter by letter', () => {
  const loose = locked.filter(({ integrity }) => !integrity?.startsWith('sha512-'))
  expect(loose.map(({ name }) => name)).toEqual([])
})

test('what we ask for is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = read('package.json')
  const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies } as Record<
    string,
    string
  >)
  expect(asked.length).toBeGreaterThan(30)
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
