// Makes the pictures and voices that simulated sites send: eight seconds each, VP8 in three sizes with a key frame every
// second, and Opus. Needs Chromium, ffmpeg and espeak-ng, and playwright-core (NODE_PATH or web-client/node_modules).
//   node media/loops/make-loops.mjs
// What it writes is committed beside the code that plays it, so that nobody needs to run this to build or to test.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(new URL('../../web-client/package.json', import.meta.url));
const { chromium } = require('playwright-core');

const SECONDS = 8;
const FPS = 15;
const SIZES = [
  { name: 'h', width: 640, height: 360, rate: '170k' },
  { name: 'm', width: 320, height: 180, rate: '64k' },
  { name: 'l', width: 160, height: 90, rate: '26k' },
];
const out = new URL('../src/main/resources/vn/giaoban/media/loops/', import.meta.url).pathname;

const SKIN = ['#cb9873', '#d6a581', '#c8936c', '#b98360', '#cf9f78', '#c08a64'];
const COAT = ['#5b3a4f', '#27324a', '#2e5a5c', '#1f2430', '#7a4a36', '#4a4f46'];
const WALL = [
  ['#9fb3a0', '#5d7562'],
  ['#d8ccb3', '#a8987a'],
  ['#8ea2b3', '#4f6172'],
  ['#c9b48f', '#8f7650'],
];

// The first eleven are people with a name card; the hall stands for the main site, the card for every other site.
const LOOPS = [
  { id: 'trung-tam', scene: 'hall', unit: 'Điểm cầu trung tâm', person: 'Ông Đỗ Khắc Thiệu', voice: 'Mời các điểm cầu báo cáo. Trung tâm nghe rõ.', pitch: 30 },
  { id: 'ky-thuong', unit: 'Xã Kỳ Thượng', person: 'Bà Nguyễn Thị Thược', woman: true, voice: 'Kỳ Thượng xin báo cáo. Đoạn đê điều đã cắm biển và trực đêm.', pitch: 70 },
  { id: 'hoa-khe', unit: 'Phường Hòa Khê', person: 'Ông Hoàng Đình Nghiễm', voice: 'Phường Hòa Khê xin báo cáo. Tuyến đường còn ngập úng.', pitch: 40 },
  { id: 'thuong-nguyen-khe', unit: 'Xã Thượng Nguyễn Khê', person: 'Ông Lường Văn Nhuệ', voice: 'Thượng Nguyễn Khê xin báo cáo. Sạt lở đã được rào chắn.', pitch: 35 },
  { id: 'hai-trach', unit: 'Xã Hải Trạch', person: 'Bà Phan Thị Mỹ Ngưỡng', woman: true, voice: 'Hải Trạch xin báo cáo. Kè biển cần thêm đá hộc.', pitch: 75 },
  { id: 'quynh-le', unit: 'Xã Quỳnh Lễ', person: 'Ông Đỗ Trọng Thuật', voice: 'Quỳnh Lễ xin báo cáo. Vật tư dự phòng đã đủ.', pitch: 45 },
  { id: 'po-ngan', unit: 'Xã Pò Ngẫn', person: 'Ông Bế Văn Ngẫm', voice: 'Pò Ngẫn xin báo cáo. Hồ chứa đang ở mức an toàn.', pitch: 38 },
  { id: 'lung-cau', unit: 'Xã Lũng Cẩu', person: 'Bà Vi Thị Nhuần', woman: true, voice: 'Lũng Cẩu xin báo cáo. Đường dây đã nối lại.', pitch: 68 },
  { id: 'an-khe', unit: 'Xã An Khế', person: 'Ông Trần Đình Khuê', voice: 'An Khế xin báo cáo. Bà con đã về nơi tránh trú.', pitch: 42 },
  { id: 'bai-thu', unit: 'Xã Bãi Thụ', person: 'Ông Phan Hữu Ngưỡng', voice: 'Bãi Thụ xin báo cáo. Lúa mùa đã gặt xong.', pitch: 36 },
  { id: 'dai-thang', unit: 'Xã Đại Thắng', person: 'Bà Lê Thị Nhượng', woman: true, voice: 'Đại Thắng xin báo cáo. Trường học mở cửa lại thứ hai.', pitch: 72 },
  { id: 'muong-loi', unit: 'Xã Mường Lói', person: 'Ông Lò Văn Sấn', voice: 'Mường Lói xin báo cáo. Cầu tạm đã thông xe.', pitch: 33 },
  { id: 'hai-khe', unit: 'Xã Hải Khê', person: 'Ông Vũ Duy Thục', voice: 'Hải Khê xin báo cáo. Tàu thuyền đã vào bến.', pitch: 44 },
  { id: 'mo-phong', scene: 'card', unit: 'Điểm cầu mô phỏng', person: '', voice: 'Đây là điểm cầu mô phỏng.', pitch: 50 },
];

function person({ x, y, scale, skin, coat, woman, mouth, sway, nod }) {
  const hair = woman
    ? '<path d="M-20 -16C-22 -48 22 -48 20 -16L22 8C14 14 11 4 11 -4H-11C-11 4 -14 14 -22 8Z" fill="#201a18"/>'
    : '';
  const fringe = woman
    ? '<path d="M-17 -16C-19 -50 19 -50 17 -16C14 -27 7 -31 -2 -31C-9 -30 -14 -26 -17 -16Z" fill="#201a18"/>'
    : '<path d="M-16 -20C-19 -46 19 -46 16 -20C14 -29 10 -32 0 -32S-14 -29 -16 -20Z" fill="#201a18"/>';
  return `<g transform="translate(${x} ${y}) scale(${scale})"><g transform="translate(${sway} 0)">${hair}
    <path d="M-50 70C-50 26 -30 16 -11 11H11C30 16 50 26 50 70Z" fill="${coat}"/>
    <path d="M-15 11 0 30 15 11 20 15 5 52H-5L-20 15Z" fill="#f2f0ea"/>
    <path d="M-8 -8H8V10L0 19-8 10Z" fill="${skin}"/>
    <g transform="translate(${sway * 0.7} ${nod})"><ellipse cx="0" cy="-18" rx="15" ry="19" fill="${skin}"/>
    <circle cx="-5.500" cy="-20" r="1.400" fill="#231c1a"/><circle cx="5.500" cy="-20" r="1.400" fill="#231c1a"/>
    <ellipse cx="0" cy="-8" rx="${4 + mouth}" ry="${0.6 + 2.6 * mouth}" fill="#7c3b34"/>${fringe}</g></g></g>`;
}

/** A card folded on the desk, so far to the right and so high that no page writes over it who speaks. */
function nameCard({ scene, unit, person: name }) {
  const font = 'text-anchor="middle" font-family="Noto Sans, DejaVu Sans, sans-serif"';
  if (scene === 'card') return `<text x="160" y="116" ${font} font-weight="700" font-size="14" fill="#fff">${unit}</text>`;
  const [, kind, own] = /^(Xã|Phường|Điểm cầu) (.*)$/.exec(unit);
  return `<path d="M234 84H314L318 122H230Z" fill="#f4f1e8"/><path d="M230 122H318V124H230Z" fill="#000" opacity=".25"/>
    <text x="274" y="94" ${font} font-size="7" fill="#3c4356">${kind}</text>
    <text x="274" y="106" ${font} font-weight="700" font-size="${Math.min(11, 118 / own.length)}" fill="#191d28">${own}</text>
    <text x="274" y="117" ${font} font-size="${Math.min(7, 125 / name.length)}" fill="#3c4356">${name}</text>`;
}

function frame(loop, index, t, level) {
  const sway = Math.sin((2 * Math.PI * t) / 4) * 1.6;
  const nod = Math.sin((2 * Math.PI * t) / 2) * 0.9;
  const [light, dark] = WALL[index % WALL.length];
  const look = { skin: SKIN[index % SKIN.length], coat: COAT[index % COAT.length], woman: loop.woman };
  const sweep = (t / SECONDS) * 320;
  let scene;
  if (loop.scene === 'hall') {
    scene = [30, 75, 120, 165, 210]
      .map((x, i) => person({ x, y: 92, scale: i === 2 ? 0.56 : 0.45, skin: SKIN[i], coat: COAT[(i + 3) % 6], woman: i % 3 === 1,
        mouth: i === 2 ? level : 0, sway: Math.sin(2 * Math.PI * (t / 4 + i / 5)) * 1.2, nod: 0 }))
      .join('') + '<path d="M0 119H320V180H0Z" fill="#6d4a2c"/><rect y="119" width="320" height="3" fill="#fff" opacity=".18"/>';
  } else if (loop.scene === 'card') {
    scene = `<circle cx="160" cy="62" r="36" fill="none" stroke="#ffffff" stroke-opacity=".5" stroke-width="4"/>
      <path d="M160 62 ${160 + 30 * Math.sin((2 * Math.PI * t) / 4)} ${62 - 30 * Math.cos((2 * Math.PI * t) / 4)}" stroke="#fff" stroke-width="5" stroke-linecap="round"/>`;
  } else {
    scene = person({ x: 140, y: 74, scale: 1.15, ...look, mouth: level, sway, nod }) +
      '<rect y="119" width="320" height="61" fill="#4c3a28"/><rect y="119" width="320" height="3" fill="#fff" opacity=".18"/><path d="M96 122V104q0-8 8-8" stroke="#15181f" stroke-width="3" fill="none"/><ellipse cx="107" cy="96" rx="6" ry="4" fill="#15181f"/>';
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="640" height="360">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
    <rect width="320" height="180" fill="url(#g)"/>${scene}
    <rect x="0" y="176" width="${sweep}" height="4" fill="#ffffff" opacity=".8"/>
    ${nameCard(loop)}
    <rect x="252" y="6" width="62" height="16" rx="2" fill="#fff"/><text x="283" y="18" text-anchor="middle" font-family="Noto Sans, DejaVu Sans, sans-serif" font-size="10" fill="#191d28">Mô phỏng</text></svg>`;
}

/** Loudness of each picture's moment, 0 to 1, from 16-bit mono samples at 48 kHz. */
function levels(raw) {
  const samples = new Int16Array(raw.buffer, raw.byteOffset, raw.length >> 1);
  const step = 48000 / FPS;
  return Array.from({ length: SECONDS * FPS }, (_, i) => {
    let sum = 0;
    for (let k = i * step; k < (i + 1) * step; k++) sum += (samples[k] ?? 0) ** 2;
    return Math.min(1, Math.sqrt(sum / step) / 6000);
  });
}

const run = (command, args) => execFileSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 });
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(tmpdir(), 'loops-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 640, height: 360 } });
await page.setContent('<body style="margin:0"></body>');

let total = 0;
for (const [index, loop] of LOOPS.entries()) {
  run('espeak-ng', ['-v', 'vi', '-s', '150', '-p', String(loop.pitch), '-w', join(work, 'voice.wav'), loop.voice]);
  const pcm = ['-af', `loudnorm=I=-20,apad,atrim=0:${SECONDS}`, '-ar', '48000', '-ac', '1'];
  run('ffmpeg', ['-v', 'error', '-y', '-i', join(work, 'voice.wav'), ...pcm, '-f', 's16le', join(work, 'voice.raw')]);
  run('ffmpeg', ['-v', 'error', '-y', '-f', 's16le', '-ar', '48000', '-ac', '1', '-i', join(work, 'voice.raw'), '-c:a', 'libopus',
    '-b:a', '24k', '-vbr', 'on', '-frame_duration', '20', '-application', 'voip', '-map_metadata', '-1', '-fflags', '+bitexact', join(out, `${loop.id}.ogg`)]);
  const loud = levels(readFileSync(join(work, 'voice.raw')));
  for (const [i, level] of loud.entries()) {
    await page.evaluate((svg) => { document.body.innerHTML = svg; }, frame(loop, index, i / FPS, level));
    writeFileSync(join(work, `f${String(i).padStart(4, '0')}.png`), await page.screenshot());
  }
  for (const size of SIZES) {
    run('ffmpeg', ['-v', 'error', '-y', '-framerate', String(FPS), '-i', join(work, 'f%04d.png'), '-vf', `scale=${size.width}:${size.height}`,
      '-pix_fmt', 'yuv420p', '-c:v', 'libvpx', '-b:v', size.rate, '-maxrate', size.rate, '-bufsize', size.rate, '-g', String(FPS),
      '-keyint_min', String(FPS), '-auto-alt-ref', '0', '-lag-in-frames', '0', '-error-resilient', '1', '-deadline', 'good', '-cpu-used', '2',
      '-fflags', '+bitexact', join(out, `${loop.id}-${size.name}.ivf`)]);
  }
  const bytes = [`${loop.id}.ogg`, ...SIZES.map((s) => `${loop.id}-${s.name}.ivf`)].reduce((n, f) => n + statSync(join(out, f)).size, 0);
  total += bytes;
  console.log(loop.id, bytes);
}
await browser.close();
rmSync(work, { recursive: true });
console.log('total', total);
if (total > 8_000_000) throw new Error('the loops must stay within 8 MB');
