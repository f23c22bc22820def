import type { Area } from './language'

/** Words of the page that shows every line of a conference. */
export type LinesWords = {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly stale: string
  readonly back: string
  readonly rooms: string
  readonly count: (all: number, weak: number, lost: number) => string
  readonly line: string
  readonly down: string
  readonly up: string
  readonly roundTrip: string
  readonly jitter: string
  readonly layer: string
  readonly frozen: string
  readonly over: string
  readonly lossOf: (percent: string) => string
  readonly kilobits: (number: string) => string
  readonly milliseconds: (number: number) => string
  readonly noPicture: string
  readonly frozenFor: (times: number, seconds: string) => string
  readonly watches: string
  readonly staff: string
  readonly group: string
  readonly groupLead: string
  readonly groupKeep: string
  readonly close: string
  readonly behind: (count: number) => string
  readonly there: string
  readonly own: string
  readonly away: string
  readonly paths: Readonly<Record<'UDP' | 'TCP' | 'RELAY', string>>
}

export const linesWords: Area<LinesWords> = {
  vi: {
    title: 'Đường truyền',
    lead: 'Máy chủ đo mỗi 5 giây; đứng hình là do máy ở điểm cầu báo, mỗi 15 giây. Điểm cầu xấu nhất ở trên cùng.',
    none: 'Chưa có điểm cầu nào kết nối.',
    stale: 'Chưa nối được máy chủ, số liệu dưới đây đã cũ.',
    back: 'Về bàn điều khiển',
    rooms: 'Gọi phòng họp (SIP)',
    count: (all, weak, lost) => `${all} máy kết nối, ${weak} yếu, ${lost} mất tín hiệu`,
    line: 'Điểm cầu',
    down: 'Xuống',
    up: 'Lên',
    roundTrip: 'Trễ khứ hồi',
    jitter: 'Dao động',
    layer: 'Hình sân khấu',
    frozen: 'Đứng hình',
    over: 'Đi qua',
    lossOf: (percent) => `mất ${percent}%`,
    kilobits: (number) => `${number} kbit/s`,
    milliseconds: (number) => `${number} ms`,
    noPicture: 'không hình',
    frozenFor: (times, seconds) => (times === 0 ? 'không' : `${times} lần, ${seconds} giây`),
    watches: 'chỉ xem',
    staff: 'bàn điều khiển',
    group: 'Điểm cầu gộp',
    groupLead: 'Cuộc gọi này (MCU của tỉnh) thay cho những điểm cầu nào? Mỗi điểm cầu có dòng riêng khi điểm danh.',
    groupKeep: 'Ghi lại',
    close: 'Đóng',
    behind: (count) => `Thay cho ${count} điểm cầu`,
    there: 'qua cuộc gọi này',
    own: 'vào bằng máy riêng',
    away: 'chưa vào',
    paths: { UDP: 'UDP', TCP: 'TCP', RELAY: 'máy chuyển tiếp' },
  },
  en: {
    title: 'Lines',
    lead: 'Measured by the server every 5 s; freezes are told by the machine at the site, every 15 s. The worst comes first.',
    none: 'No site is connected yet.',
    stale: 'The server cannot be reached; what stands below is old.',
    back: 'Back to the pad',
    rooms: 'Call rooms (SIP)',
    count: (all, weak, lost) => `${all} connected, ${weak} weak, ${lost} lost`,
    line: 'Site',
    down: 'Down',
    up: 'Up',
    roundTrip: 'Round trip',
    jitter: 'Jitter',
    layer: 'Stage picture',
    frozen: 'Freezes',
    over: 'Over',
    lossOf: (percent) => `${percent}% lost`,
    kilobits: (number) => `${number} kbit/s`,
    milliseconds: (number) => `${number} ms`,
    noPicture: 'no picture',
    frozenFor: (times, seconds) => (times === 0 ? 'none' : `${times} times, ${seconds} s`),
    watches: 'watches only',
    staff: 'pad',
    group: 'Stands for others',
    groupLead: 'For which sites does this call (the province’s MCU) stand? Each keeps a line of its own in the roll call.',
    groupKeep: 'Keep',
    close: 'Close',
    behind: (count) => `Stands for ${count} sites`,
    there: 'by this call',
    own: 'by a machine of its own',
    away: 'not here',
    paths: { UDP: 'UDP', TCP: 'TCP', RELAY: 'relay' },
  },
}
