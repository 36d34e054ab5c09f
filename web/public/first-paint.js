// Runs before the first paint so that a dark screen never flashes white; a file, not inline, for a strict CSP.
;(() => {
  const root = document.documentElement
  try {
    const choice = localStorage.getItem('sluice.theme')
    const dark =
      choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.dataset.theme = dark ? 'dark' : 'light'
    root.style.colorScheme = dark ? 'dark' : 'light'
    const language = localStorage.getItem('sluice.language')
    if (language) root.lang = language === 'en' ? 'en' : 'zh-CN'
  } catch {
    root.dataset.theme = 'light'
  }
})()
