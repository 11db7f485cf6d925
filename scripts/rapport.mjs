#!/usr/bin/env node
// npx rapport: the command line, prepared as `npm start` prepares the server.
import { pathToFileURL } from 'node:url'
import { builtCli, prepare } from './preparing.mjs'

await prepare()
process.argv[1] = builtCli
await import(pathToFileURL(builtCli).href)
