import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { matchScore } from './match-command.ts'
import type { ModuleCommand } from './module.ts'
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

/** What the palette offers for the typed text: commands of the page, places, commands, and what modules find. */
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
  return { items: all, looking: found.looking }
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

/** Asks the modules' finders 150 ms after the last letter; answers of an older text are dropped. */
function useFoundItems(typed: string): { items: PaletteItem[]; looking: boolean } {
  const language = useLanguage()
  const router = useRouter()
  const modules = useModules()
  const [items, setItems] = useState<PaletteItem[]>([])
  const [looking, setLooking] = useState(false)
  useEffect(() => {
    const text = typed.trim()
    const finders = modules.flatMap((module) => module.finders ?? [])
    setItems([])
    setLooking(text !== '' && finders.length > 0)
    if (!text) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const answers = await Promise.allSettled(
        finders.map(async (finder) =>
          (await finder.find(text, abort.signal)).map((found) => ({
            id: `${finder.id}:${found.id}`,
            title: found.title,
            note: found.note,
            group: finder.title[language],
            icon: found.icon,
            run: () => void router.navigate({ to: found.path }),
          })),
        ),
      )
      if (abort.signal.aborted) return
      setItems(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])))
      setLooking(false)
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [language, modules, router, typed])
  return { items, looking }
}
