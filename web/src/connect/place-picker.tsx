import { useState } from 'react'
import { call } from '../kit/api.ts'
import { TreeChoice } from '../kit/tree-choice.tsx'
import { useOperation } from '../kit/use-operation.ts'
import { useText } from './texts.ts'

interface PlaceNode {
  value: string
  title: string
  isLeaf: boolean
  children?: PlaceNode[]
}

/** Chooses apps, and forms of them, by what keys call them: `app:<id>`, `form:<id>`. A control of antd Form. */
export function PlacePicker({
  value,
  onChange,
  id,
}: {
  value?: string[]
  onChange?: (value: string[]) => void
  id?: string
}) {
  const t = useText()
  const apps = useOperation('app.list', {}, { staleTime: 60_000 })
  const [forms, setForms] = useState<Readonly<Record<string, PlaceNode[]>>>({})
  const tree = (apps.data?.items ?? []).map((app): PlaceNode => {
    const children = forms[app.id]
    return {
      value: `app:${app.id}`,
      title: app.name,
      isLeaf: app.formCount === 0,
      ...(children ? { children } : {}),
    }
  })
  const load = async (place: string) => {
    const appId = place.slice('app:'.length)
    const { forms: found } = await call('app.get', { appId })
    setForms((known) => ({
      ...known,
      [appId]: found.map(({ id: formId, name }) => ({ value: `form:${formId}`, title: name, isLeaf: true })),
    }))
  }
  return (
    <TreeChoice
      {...(id ? { id } : {})}
      multiple
      allowClear
      treeData={tree}
      value={value ?? []}
      onChange={(next: string[]) => onChange?.(next)}
      loadData={({ value: place }) => load(String(place))}
      placeholder={t('keys.everywhere')}
      showSearch={{ treeNodeFilterProp: 'title' }}
      styles={{ popup: { root: { maxHeight: 320 } } }}
    />
  )
}
