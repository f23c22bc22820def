/** Vietnamese first, English second. */
export type Language = 'vi' | 'en'

/** The words of one area of the interface; the compiler keeps both languages whole. */
export type Area<T> = Readonly<Record<Language, T>>

const key = 'giaoban.language'

/** As the address says (`?lang=en`), else as it was last chosen here. */
export function readLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'vi' || asked === 'en') {
    writeLanguage(asked)
    return asked
  }
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export function writeLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // A browser that keeps nothing still shows this page in the chosen language.
  }
}
