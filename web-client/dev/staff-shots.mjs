// Pictures of the staff's pages at 1440 and 390 pixels, to be laid beside the mock-ups; axe looks at each too.
// node dev/staff-shots.mjs FOLDER [name ...]
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import { startFakeStaff } from './fake-staff.mjs'

const [folder = 'shots', ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const sizes = [
  { name: '1440', width: 1440, height: 900 },
  { name: '390', width: 390, height: 844 },
]
const press = (name) => (page) => page.getByRole('button', { name }).filter({ visible: true }).first().click()
const scenes = {
  start: { path: '/start' },
  login: { path: '/dang-nhap' },
  setup: { path: '/setup' },
  pad: { path: '/pad/full', noScroll: true },
  'pad-granted': { path: '/pad/granted' },
  'pad-empty': { path: '/pad/empty' },
  'pad-scheduled': { path: '/pad/scheduled' },
  'pad-lost': { path: '/pad/lost' },
  'pad-stopped': { path: '/pad/stopped', noScroll: true },
  'pad-lobby': { path: '/pad/lobby', act: (page) => page.getByRole('tab', { name: 'Phòng chờ' }).click() },
  'pad-notes': { path: '/pad/full', act: (page) => page.getByRole('tab', { name: 'Ghi chép' }).click() },
  'pad-chair-lost': { path: '/pad/chair-lost', noScroll: true },
  'pad-chair-offered': { path: '/pad/chair-offered', noScroll: true },
  'pad-chair-back': { path: '/pad/chair-back', noScroll: true },
  'pad-acting': { path: '/pad/acting' },
  'pad-main-lost': { path: '/pad/main-lost', noScroll: true },
  'pad-discussion': { path: '/pad/discussion' },
  'pad-talked': { path: '/pad/talked' },
  'pad-talking': { path: '/pad/full', act: press('Nói với hội nghị') },
  'pad-request': { path: '/pad/full', act: press(/^Việc khác với/) },
  'pad-correct': { path: '/pad/full', act: press('Sửa tên người nói') },
  'pad-note-edit': {
    path: '/pad/full',
    act: async (page) => {
      await page.getByRole('tab', { name: 'Ghi chép' }).click()
      await press(/^Sửa dòng này/)(page)
    },
  },
  'pad-refused': { path: '/pad/refused', act: (page) => page.keyboard.press('F2') },
  'pad-find': {
    path: '/pad/full',
    act: async (page) => {
      await page.keyboard.press('F3')
      await page.keyboard.type('ky thu')
    },
  },
  'pad-more': { path: '/pad/full', act: press('Việc khác') },
  'pad-site': { path: '/pad/full', act: (page) => page.getByRole('option', { name: /Nậm Khuổi/ }).click() },
  'pad-end': { path: '/pad/full', act: press('Kết thúc…') },
  'pad-closed': {
    path: '/pad/full',
    act: async (page) => {
      await press('Kết thúc…')(page)
      await press('Kết thúc cuộc họp')(page)
      await page.getByRole('searchbox').fill('de dieu')
      await page.keyboard.press('Enter')
      await press(/Kỳ Thượng/)(page)
      await page.waitForTimeout(1_500)
    },
  },
  schedule: { path: '/lich' },
  'schedule-draft': { path: '/lich?tuan=sau', act: press('Như tuần trước') },
  'schedule-sent': {
    path: '/lich?tuan=sau',
    act: async (page) => {
      await press('Như tuần trước')(page)
      await press('Gửi giấy mời')(page)
    },
  },
  'schedule-move': {
    path: '/lich?tuan=sau',
    act: async (page) => {
      await press('Như tuần trước')(page)
      await press('Gửi giấy mời')(page)
      await press('Đổi giờ…')(page)
    },
  },
  archive: { path: '/ho-so?q=de+dieu' },
  'archive-list': { path: '/ho-so' },
}

const report = (line) => process.stdout.write(`${line}\n`)
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
let faults = 0

async function shoot(scene, { path, act, noScroll }, { name, width, height }) {
  const server = await startFakeStaff()
  const touch = width < 600
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, isMobile: touch, timezoneId: 'UTC' })
  const page = await context.newPage()
  page.on('pageerror', (error) => report(`${scene} ${name}: ${error.message}`))
  await page.goto(`http://127.0.0.1:${server.port}${path}`)
  await page.waitForTimeout(900)
  try {
    await act?.(page)
  } catch (fault) {
    faults++
    report(`${scene} ${name}: ${fault.message.split('\n')[0]}`)
  }
  await page.waitForTimeout(700)
  await page.screenshot({ path: `${folder}/${scene}-${name}.png`, fullPage: width < 600 })
  const { scroll, wide } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollHeight - innerHeight,
    wide: document.documentElement.scrollWidth - innerWidth,
  }))
  if (wide > 0 || (noScroll && width > 600 && scroll > 0)) report(`${scene} ${name}: scrolls by ${scroll} down, ${wide} across`)
  await page.addScriptTag({ content: axe })
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']
  const { violations } = await page.evaluate((runOnly) => globalThis.axe.run({ runOnly }), tags)
  for (const { id, nodes } of violations) {
    faults++
    report(`${scene} ${name}: axe ${id} ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)}`).join('; ')}`)
  }
  await context.close()
  server.close()
}

for (const size of sizes) {
  for (const [scene, what] of Object.entries(scenes)) {
    if (only.length > 0 && !only.includes(scene)) continue
    // One after the other: two cores, and pictures must not wait for each other.
    // oxlint-disable-next-line no-await-in-loop
    await shoot(scene, what, size)
  }
}
await browser.close()
report(`${faults} faults`)
process.exit(faults === 0 ? 0 : 1)
