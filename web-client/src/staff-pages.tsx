import { Suspense, type ComponentType, type LazyExoticComponent } from 'react'
import { common } from './i18n/common'
import { usePath } from './ui/path'
import { useWords } from './ui/words'

/** The staff's pages by the first part of their address; each is loaded when it is first opened. */
const pages: Readonly<Record<string, LazyExoticComponent<ComponentType>>> = {}

export function Staff() {
  const words = useWords(common)
  const Page = pages[usePath().split('/')[1] ?? '']
  if (Page === undefined) return <main>{words.product}</main>
  return (
    <Suspense>
      <Page />
    </Suspense>
  )
}
