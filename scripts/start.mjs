// npm start: installs what is missing, builds what is stale, and becomes the server.
import { pathToFileURL } from 'node:url'
import { builtCli, prepare } from './preparing.mjs'

await prepare()
// In this same process, so that signals reach the server itself.
process.argv = [process.argv[0], builtCli, 'start', ...process.argv.slice(2)]
await import(pathToFileURL(builtCli).href)
