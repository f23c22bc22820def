// Pictures of every phase of the site's page at 1440 and 390 pixels, to be laid beside the mock-ups; axe looks at each too.
// node dev/shots.mjs FOLDER [scene ...]
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { startFakeServer } from './fake-server.mjs'
import { scenes } from './fake-room.mjs'

const [folder = 'shots', ...only] = process.argv.slice(2)
const colorScheme = process.env.DARK === '1' ? 'dark' : 'light'
mkdirSync(folder, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const sizes = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
]
const server = await startFakeServer()
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless=new',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
})
function breakDevices(fault) {
  const devices = fault === 'none' ? undefined : { getUserMedia: () => Promise.reject(new DOMException('', fault)) }
  Object.defineProperty(navigator, 'mediaDevices', { value: devices })
}

let faults = 0
const report = (line) => process.stdout.write(`${line}\n`)

for (const { name, width, height } of sizes) {
  for (const scene of ['door', ...Object.keys(scenes)].filter((one) => only.length === 0 || only.includes(one))) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, hasTouch: width < 600 })
    const page = await context.newPage()
    const devices = scenes[scene]?.devices
    if (devices !== undefined) await page.addInitScript(breakDevices, devices)
    page.on('pageerror', (error) => report(`${scene} ${name}: ${error.message}`))
    await page.goto(`http://127.0.0.1:${server.port}/v#${scene === 'door' ? 'register' : scene}`)
    if (scene !== 'door') {
      await page.getByRole('button', { name: 'Vào phòng họp' }).click()
      await page.waitForTimeout(scenes[scene].thenDrop === true ? 6_000 : 1_500)
      if (scenes[scene].press !== undefined) await page.getByRole('button', { name: scenes[scene].press }).click()
      await page.waitForTimeout(300)
    } else await page.waitForTimeout(500)
    delete scenes[scene]?.dropped
    await page.screenshot({ path: `${folder}/${scene}-${name}.png` })
    const { scroll, wide } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollHeight - innerHeight,
      wide: document.documentElement.scrollWidth - innerWidth,
    }))
    if (scroll > 0 || wide > 0) report(`${scene} ${name}: scrolls by ${scroll} down, ${wide} across`)
    await page.addScriptTag({ content: axe })
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }))
    for (const { id, nodes } of violations) {
      faults++
      report(`${scene} ${name}: axe ${id} ${nodes.map((node) => node.target.join(' ')).join('; ')}`)
    }
    await context.close()
  }
}
await browser.close()
server.close()
report(`${faults} accessibility faults`)
process.exit(faults === 0 ? 0 : 1)
