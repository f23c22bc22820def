import type { Area } from './language'

/** Words of showing one's screen. */
export type ScreenWords = {
  readonly show: string
  readonly opening: string
  readonly showing: string
  readonly showingSays: string
  readonly stop: string
  readonly endOther: (who: string) => string
}

export const screenWords: Area<ScreenWords> = {
  vi: {
    show: 'Trình chiếu màn hình',
    opening: 'Chọn màn hình…',
    showing: 'Cả hội nghị đang thấy màn hình của máy này.',
    showingSays: 'Tiếng của màn hình đi cùng micro.',
    stop: 'Dừng trình chiếu',
    endOther: (who) => `Dừng trình chiếu của ${who}`,
  },
  en: {
    show: 'Show the screen',
    opening: 'Choose a screen…',
    showing: 'The whole conference sees the screen of this machine.',
    showingSays: 'Its sound goes with the microphone.',
    stop: 'Stop showing',
    endOther: (who) => `Stop the screen of ${who}`,
  },
}
