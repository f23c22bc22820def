// Fails the build when the site's page would load more script than a thin line can bear.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const limit = 100_000
const dist = new URL('../dist/', import.meta.url)
const page = readFileSync(new URL('v.html', dist), 'utf8')
const scripts = new Set([...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]))
let bytes = 0
for (const script of scripts) bytes += gzipSync(readFileSync(new URL(script, dist)), { level: 9 }).length
if (scripts.size === 0) throw new Error('v.html loads no script')
process.stdout.write(`v.html: ${scripts.size} scripts, ${bytes} bytes gzip of ${limit}\n`)
if (bytes > limit) process.exit(1)
