import { fixed, type FaultTexts } from './errors'
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

/** Why a screen cannot be shown; whoever changed their mind reads nothing. */
export const screenFaults: Area<FaultTexts> = {
  vi: {
    'screen-refused': fixed(
      'Trình duyệt chưa được phép chụp màn hình.',
      'Cho phép ghi màn hình trong cài đặt của trình duyệt và của máy tính, rồi bấm lại.',
    ),
    'screen-busy': fixed('Trình duyệt không chụp được màn hình vừa chọn.', 'Bấm lại và chọn cửa sổ hoặc màn hình khác.'),
  },
  en: {
    'screen-refused': fixed(
      'The browser may not capture the screen.',
      'Allow screen recording in the settings of the browser and of the computer, then press again.',
    ),
    'screen-busy': fixed('The browser cannot capture what was chosen.', 'Press again and choose another window or screen.'),
  },
}
