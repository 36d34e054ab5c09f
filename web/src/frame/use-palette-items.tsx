import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { call, type OutputOf } from '../kit/api.ts'
import { matchScore } from './match-command.ts'
import type { ModuleCommand, ModuleFace } from './module.ts'
import { PlaceIcon } from './place-icons.tsx'
import { useMe } from './session.ts'
import { useText } from './texts.ts'
import { useModules } from './use-modules.ts'
import { usePlaces } from './use-places.ts'

export interface PaletteItem {
  id: string
  title: string
  note?: string | undefined
  group: string
  icon?: ReactNode
  keys?: string | undefined
  run: () => void
}

/** What the palette offers for the typed text: commands of the page, places, commands, and what the server finds. */
export function usePaletteItems(typed: string, pageCommands: readonly ModuleCommand[]) {
  const fixed = useFixedItems(pageCommands)
  const found = useFoundItems(typed)
  const items = useMemo(() => {
    if (!typed.trim()) return fixed
    const ranked = fixed
      .map((item) => ({ item, score: Math.max(...item.words.map((word) => matchScore(typed, word))) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
    return ranked.map(({ item }) => item)
  }, [fixed, typed])
  const all: PaletteItem[] = [...items, ...found.items]
  return { ...found, items: all }
}

function useFixedItems(pageCommands: readonly ModuleCommand[]) {
  const t = useText()
  const language = useLanguage()
  const router = useRouter()
  const me = useMe()
  const modules = useModules()
  const places = usePlaces()
  return useMemo(() => {
    const go = (path: string) => void router.navigate({ to: path })
    const fromCommand = (command: ModuleCommand, group: string) => ({
      id: command.id,
      title: command.title[language],
      words: [command.title.zh, command.title.en, command.keywords ?? ''],
      group,
      icon: command.icon,
      keys: command.keys,
      run: () => command.run({ go, me }),
    })
    const allowed = (command: ModuleCommand) => command.when?.(me) ?? true
    return [
      ...pageCommands.filter(allowed).map((command) => fromCommand(command, t('palette.here'))),
      ...places.map(({ place, path }) => ({
        id: `place:${place}`,
        title: t(`places.${place}`),
        words: [t(`places.${place}`), place],
        group: t('palette.go'),
        icon: <PlaceIcon place={place} size={18} />,
        keys: undefined,
        run: () => go(path),
      })),
      ...modules
        .flatMap((module) => module.commands ?? [])
        .filter(allowed)
        .map((command) => fromCommand(command, t('palette.act'))),
    ]
  }, [language, me, modules, pageCommands, places, router, t])
}

interface FoundItems {
  items: PaletteItem[]
  looking: boolean
  /** What to say below: the search failed, or could not look through everything. */
  note: 'failed' | 'partial' | undefined
}

const nothing: FoundItems = { items: [], looking: false, note: undefined }

/** Asks once, 150 ms after the last letter; answers of an older text are dropped. */
function useFoundItems(typed: string): FoundItems {
  const t = useText()
  const language = useLanguage()
  const router = useRouter()
  const modules = useModules()
  const [found, setFound] = useState(nothing)
  useEffect(() => {
    const text = typed.trim()
    setFound({ ...nothing, looking: text !== '' })
    if (!text) return
    const places = Object.assign({}, ...modules.map(({ found }) => found)) as NonNullable<ModuleFace['found']>
    const itemsOf = ({ items, more }: OutputOf<'search.all'>): PaletteItem[] => {
      const hits = items.flatMap((hit): PaletteItem[] => {
        const place = places[hit.kind]
        if (!place) return []
        const run = () => void router.navigate({ to: place.path(hit) })
        return [
          {
            id: `${hit.kind}:${hit.id}`,
            title: hit.title,
            note: hit.note,
            group: place.title[language],
            run,
          },
        ]
      })
      const { title, morePath } = places.record ?? {}
      if (!title || !morePath) return hits
      const rest = more.map((form) => ({
        id: `more:${form.formId}`,
        title: t('palette.moreIn', { name: form.name }),
        group: title[language],
        run: () => void router.navigate({ to: morePath(form, text) }),
      }))
      const end = hits.findLastIndex(({ group }) => group === title[language]) + 1
      return hits.toSpliced(end || hits.length, 0, ...rest)
    }
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const formId = formInPath.exec(location.pathname)?.[1]
      try {
        const answer = await call(
          'search.all',
          { text, ...(formId ? { formId } : {}) },
          { signal: abort.signal },
        )
        if (abort.signal.aborted) return
        setFound({ items: itemsOf(answer), looking: false, note: answer.partial ? 'partial' : undefined })
      } catch {
        if (!abort.signal.aborted) setFound({ ...nothing, note: 'failed' })
      }
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [language, modules, router, t, typed])
  return found
}

const formInPath = /\/forms\/([0-9a-f-]{36})/
