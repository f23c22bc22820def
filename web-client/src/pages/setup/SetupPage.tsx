import { TopBar } from '../../app/TopBar'
import { startWords } from '../../i18n/start'
import { Icon } from '../../ui/kit/Icon'
import { useWords } from '../../ui/words'
import styles from './SetupPage.module.css'

/** A server without data: what is to be done, in its order. */
export default function SetupPage() {
  const words = useWords(startWords)
  return (
    <>
      <TopBar here="start" />
      <main id="main" className={styles['page']}>
        <h1>{words.setupTitle}</h1>
        <p className={styles['empty']}>
          <Icon name="doc" />
          {words.empty}
        </p>
        <ol>
          {words.setupSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="dim">{words.setupSays}</p>
      </main>
    </>
  )
}
