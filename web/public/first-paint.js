// Runs before anything else; a file, not inline, for a strict CSP.
;(() => {
  const root = document.documentElement
  let language = /^zh\b/i.test(navigator.language || 'zh') ? 'zh' : 'en'
  let signedIn = false
  // Before the first paint, so that a dark screen never flashes white.
  try {
    const choice = localStorage.getItem('sluice.theme')
    const dark =
      choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.dataset.theme = dark ? 'dark' : 'light'
    root.style.colorScheme = dark ? 'dark' : 'light'
    const chosen = localStorage.getItem('sluice.language')
    if (chosen) root.lang = chosen === 'en' ? 'en' : 'zh-CN'
    if (chosen === 'zh' || chosen === 'en') language = chosen
    signedIn = localStorage.getItem('sluice.signedIn') !== null
  } catch {
    root.dataset.theme = 'light'
  }
  // Somebody was signed in here: the code of the desk and the first answers need not wait for the base to have run.
  if (!signedIn) return
  const inbox = location.pathname === '/' || location.pathname === '/workbench'
  const filesOf = (name) => document.querySelector(`meta[name=${name}]`)?.content.split(' ') ?? []
  for (const href of [...filesOf('desk'), ...(inbox ? filesOf('task') : [])]) {
    const link = document.createElement('link')
    // As the loader of pages asks for styles later on: asked otherwise, they would be fetched twice.
    if (href.endsWith('.css')) Object.assign(link, { rel: 'preload', as: 'style', crossOrigin: '', href })
    else Object.assign(link, { rel: 'modulepreload', href })
    document.head.append(link)
  }
  const tag = language === 'en' ? 'en' : 'zh-CN'
  const headers = { accept: 'application/json', 'accept-language': tag }
  const answers = new Map()
  // What fails here is asked again by who needs it.
  const ask = (url) => {
    const answer = fetch(url, { headers, credentials: 'same-origin' }).catch(() => undefined)
    answers.set(url, answer)
    return answer
  }
  window.sluiceEarly = { language: tag, answers }
  ask('/api/me')
  if (!inbox) return
  const search = new URLSearchParams(location.search)
  const askTask = (instanceId, taskId) =>
    ask(`/api/instances/${instanceId}${taskId ? `?taskId=${taskId}` : ''}`)
  const open = search.get('open')
  if (open) askTask(encodeURIComponent(open), encodeURIComponent(search.get('task') ?? ''))
  if (search.has('q')) return
  const list = ask(`/api/tasks?box=${encodeURIComponent(search.get('box') ?? 'todo')}&limit=50`)
  ask('/api/tasks/counts')
  // On a desktop the first of the list opens by itself.
  if (open || matchMedia('(max-width: 767px)').matches) return
  list
    .then((response) => (response?.ok ? response.clone().json() : undefined))
    .then((page) => {
      const first = page?.items[0]
      if (!first) return
      askTask(first.instanceId, first.taskId)
      ask(`/api/forms/${first.formId}`)
    })
    .catch(() => undefined)
})()
