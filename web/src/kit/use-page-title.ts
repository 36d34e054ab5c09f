import { useEffect } from 'react'
import { useLanguage } from '../i18n/language.ts'

/** Shows a page's own name, e.g. that of the open record, in the browser tab. */
export function usePageTitle(title: string | undefined): void {
  const language = useLanguage()
  useEffect(() => {
    if (title) document.title = `${title} · ${language === 'en' ? 'Sluice' : '川流 Sluice'}`
  }, [title, language])
}
