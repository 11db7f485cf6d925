import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { contract } from './src/app/contract.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const server = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`

// What every page needs changes less often than our code: apart, it stays in the browser's cache.
const vendor =
  /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-)?(router|query|store|history)[^/]*)\//

/** Gives the browser methods and paths only: the schemas would be a third of the first load. */
const contractPlugin: Plugin = {
  name: 'contract',
  resolveId: (id) => (id === 'virtual:contract' ? '\0contract' : null),
  load: (id) =>
    id === '\0contract' ? `export const contract = ${JSON.stringify(minifyContractRouter(contract))}` : null,
}

// What the counter must have to work without a connection, beside its scripts: letters of Latin, and its picture.
const alwaysKept = ['/theme.js', '/favicon.svg', '/counter.webmanifest', '/counter-192.png']
const isKeptFont = (file: string) => /(inter|fraunces)-latin-[^/]*\.woff2$/.test(file)

/** Tells the counter's service worker which files it keeps; other files make another worker. */
const counterPlugin: Plugin = {
  name: 'counter',
  generateBundle(_, bundle) {
    const files = new Set(alwaysKept)
    const take = (name: string) => {
      const chunk = bundle[name]
      if (chunk?.type !== 'chunk' || files.has(`/${name}`)) return
      files.add(`/${name}`)
      const { importedCss, importedAssets } = chunk.viteMetadata ?? {}
      for (const asset of [...(importedCss ?? []), ...(importedAssets ?? [])]) files.add(`/${asset}`)
      for (const other of [...chunk.imports, ...chunk.dynamicImports]) take(other)
    }
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
    const entry = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('counter.html'))
    const worker = chunks.find(({ fileName }) => fileName === counterWorker)
    if (!entry || !worker) throw new Error('The counter or its service worker was not built.')
    take(entry.fileName)
    for (const name of Object.keys(bundle)) if (isKeptFont(name)) files.add(`/${name}`)
    const kept = [...files].filter((file) => !file.endsWith('.woff2') || isKeptFont(file)).sort()
    // The names of all others change with what is in them.
    const unnamed = alwaysKept.map((file) => readFileSync(path(`src/design/public${file}`), 'base64'))
    const content = JSON.stringify([kept, ...unnamed])
    const version = createHash('sha256').update(content).digest('hex').slice(0, 16)
    worker.code = worker.code.replaceAll('__KEPT__', JSON.stringify({ version, files: kept }))
  },
}
const counterWorker = 'counter-worker.js'

export default defineConfig({
  root: path('src/app/web'),
  publicDir: path('src/design/public'),
  plugins: [react(), tailwind(), contractPlugin, counterPlugin],
  build: {
    outDir: path('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome120', 'firefox121', 'safari17.2'],
    // A small file inlined as data: would need a laxer content security policy.
    assetsInlineLimit: 0,
    license: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: path('src/app/web/index.html'),
        counter: path('src/app/web/counter.html'),
        offline: path('src/app/web/counter/offline.ts'),
      },
      output: {
        // A service worker has an address that stays.
        entryFileNames: ({ name }) => (name === 'offline' ? counterWorker : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: [{ name: 'vendor', test: vendor }] },
      },
    },
  },
  server: { proxy: { '/api': server } },
})
