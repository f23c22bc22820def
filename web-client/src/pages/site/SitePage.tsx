import { common } from '../../i18n/common'
import { useWords } from '../../ui/words'

export function SitePage() {
  return <main>{useWords(common).product}</main>
}
