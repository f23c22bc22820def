import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { readLanguage, writeLanguage, type Area, type Language } from '../i18n/language'

type Choice = { readonly language: Language; readonly choose: (language: Language) => void }

const Chosen = createContext<Choice>({ language: 'vi', choose: () => undefined })

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(readLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choose = useCallback((next: Language) => {
    writeLanguage(next)
    setLanguage(next)
  }, [])
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  return <Chosen value={choice}>{children}</Chosen>
}

export function useLanguage(): Choice {
  return useContext(Chosen)
}

/** The words of an area in the chosen language: `const t = useWords(padWords)`. */
export function useWords<T>(area: Area<T>): T {
  return area[useContext(Chosen).language]
}
