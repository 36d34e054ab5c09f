import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { listText } from '../kit/list-text.ts'
import { operationQuery, useOperation } from '../kit/use-operation.ts'
import type { RoleGrant } from './model.ts'
import { useText } from './texts.ts'

/** Words for the parts of a grant, and what can be chosen for each. */
export function useGrantWords() {
  const t = useText()
  const language = useLanguage()
  const permissions = useOperation('permission.list', {}, { staleTime: 600_000 })

  const apps = useAppsWithForms()

  const permissionWords = useMemo(() => {
    const known = permissions.data?.permissions ?? []
    return new Map(known.map(({ name, text }) => [name, text[language]]))
  }, [permissions.data, language])

  /** What a permission or a pattern over several is held on; only over rows a scope is asked for. */
  const reachOf = useCallback(
    (pattern: string) => {
      const family = pattern.endsWith('*') ? pattern.slice(0, -1) : undefined
      const reaches = (permissions.data?.permissions ?? [])
        .filter(({ name }) => (family === undefined ? name === pattern : name.startsWith(family)))
        .map(({ reach }) => reach)
      const rows = reaches.includes('rows')
      return { rows, place: rows || reaches.includes('place') }
    },
    [permissions.data],
  )

  const resourceWords = useMemo(() => {
    const words = new Map([
      ['*', t('role.everywhere')],
      ['form:*', t('role.allForms')],
      ['app:*', t('role.allApps')],
    ])
    for (const app of apps) {
      words.set(`app:${app.id}`, t('role.app', { name: app.name }))
      for (const form of app.forms)
        words.set(`form:${form.id}`, t('role.form', { name: `${app.name} / ${form.name}` }))
    }
    return words
  }, [apps, t])

  const permissionText = useCallback(
    (permission: string) => {
      if (permission === '*') return t('role.anything')
      const family = permission.match(/^(\w+)\.\*$/)?.[1]
      if (!family) return permissionWords.get(permission) ?? permission
      const members = [...permissionWords].filter(([name]) => name.startsWith(`${family}.`))
      return listText(members.map(([, words]) => words))
    },
    [permissionWords, t],
  )
  const sentence = useCallback(
    (grant: RoleGrant) => {
      const reach = reachOf(grant.permission)
      return [
        permissionText(grant.permission),
        reach.place ? (resourceWords.get(grant.resource) ?? grant.resource) : '',
        reach.rows ? t(`scope.${grant.scope}`) : '',
      ]
        .filter(Boolean)
        .join(' · ')
    },
    [permissionText, reachOf, resourceWords, t],
  )
  return {
    scopes: permissions.data?.scopes ?? [],
    permissionWords,
    resourceWords,
    permissionText,
    reachOf,
    sentence,
  }
}

/** The apps I see, each with its forms. */
function useAppsWithForms() {
  const apps = useOperation('app.list', {}, { staleTime: 60_000 })
  return useQueries({
    queries: (apps.data?.items ?? []).map(({ id }) => ({
      ...operationQuery('app.get', { appId: id }),
      staleTime: 60_000,
    })),
    combine: presentAnswers,
  })
}

function presentAnswers<Answer>(results: { data: Answer | undefined }[]): Answer[] {
  return results.flatMap(({ data }) => (data ? [data] : []))
}
