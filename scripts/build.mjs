// Builds dist/server (the server and the command line) and dist/web (the pages).
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { noteBuild, root } from './preparing.mjs'

export async function build() {
  await Promise.all([buildServer(), buildWeb()])
}

async function buildServer() {
  const { build: bundle } = await import('esbuild')
  await rm(join(root, 'dist/server'), { recursive: true, force: true })
  await bundle({
    absWorkingDir: root,
    entryPoints: ['src/app/server.ts', 'src/app/cli.ts', ...(await workers())],
    outdir: 'dist/server',
    // Every file lies directly in dist/server: src/platform/migrate.ts finds the migrations two folders up.
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

/** Files that run in a thread of their own must be files of their own. */
async function workers() {
  const files = await readdir(join(root, 'src'), { recursive: true })
  return files.filter((file) => file.endsWith('-worker.ts')).map((file) => join('src', file))
}

async function buildWeb() {
  const { build: bundle } = await import('vite')
  await bundle({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  await compressAll(join(root, 'dist/web'))
}

/** Compressed once here instead of at every request. */
async function compressAll(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(
    (entry) => entry.isFile() && /\.(js|css|html|svg|json|webmanifest|txt)$/.test(entry.name),
  )
  await Promise.all(files.map((entry) => compress(join(entry.parentPath ?? entry.path, entry.name))))
}

async function compress(file) {
  const bytes = await readFile(file)
  if (bytes.length < 1024) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10 }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}

if (import.meta.filename === process.argv[1]) {
  await build()
  noteBuild()
}
