import type { Area } from './language'

/** Words that every page uses. */
export type CommonWords = {
  readonly product: string
  readonly otherLanguage: string
  readonly simulated: string
  readonly undo: string
  readonly details: string
  readonly close: string
  readonly callTechnician: string
  readonly mainSite: string
  readonly remaining: string
  readonly almostOver: string
  readonly overTime: string
  readonly stopped: string
  readonly speaking: string
  readonly talking: (site: string) => string
  readonly erasedPerson: string
  readonly level: Readonly<Record<'NONE' | 'QUIET' | 'GOOD' | 'TOO_LOUD', string>>
  readonly line: Readonly<Record<'GOOD' | 'WEAK' | 'LOST', string>>
}

export const common: Area<CommonWords> = {
  vi: {
    product: 'Giao Ban',
    otherLanguage: 'English',
    simulated: 'mô phỏng',
    undo: 'Hoàn tác',
    details: 'Chi tiết',
    close: 'Đóng',
    callTechnician: 'Gọi kỹ thuật',
    mainSite: 'Điểm cầu trung tâm',
    remaining: 'còn lại',
    almostOver: 'sắp hết giờ',
    overTime: 'quá giờ',
    stopped: 'đã dừng',
    speaking: 'đang phát biểu',
    talking: (site) => `Đang nói: ${site}`,
    erasedPerson: 'Người đã xóa',
    level: { NONE: 'Không có tiếng', QUIET: 'Tiếng nhỏ', GOOD: 'Tiếng tốt', TOO_LOUD: 'Tiếng quá to' },
    line: {
      GOOD: 'Đường truyền tốt',
      WEAK: 'Đường truyền yếu, giảm hình để giữ tiếng',
      LOST: 'Mất tín hiệu, đang tự nối lại',
    },
  },
  en: {
    product: 'Giao Ban',
    otherLanguage: 'Tiếng Việt',
    simulated: 'simulated',
    undo: 'Undo',
    details: 'Details',
    close: 'Close',
    callTechnician: 'Call the technician',
    mainSite: 'Main site',
    remaining: 'left',
    almostOver: 'almost over',
    overTime: 'over time',
    stopped: 'stopped',
    speaking: 'speaking',
    talking: (site) => `Talking: ${site}`,
    erasedPerson: 'Erased person',
    level: { NONE: 'No sound', QUIET: 'Quiet', GOOD: 'Good level', TOO_LOUD: 'Too loud' },
    line: { GOOD: 'Line good', WEAK: 'Line weak, less picture to keep the sound', LOST: 'Line lost, reconnecting' },
  },
}
