import type { FieldValue, RecordValues } from '@sluice/contract'
import { useState } from 'react'
import { useMe } from '../frame/session.ts'
import { call, toProblem } from '../kit/api.ts'
import { useCommand } from '../kit/use-command.ts'
import { useRefresh } from '../kit/use-operation.ts'
import type { RecordItem } from './model.ts'
import { type MergeField, mergeChanges, readDraft, withChange, writeDraft } from './record-draft.ts'
import { useText } from './texts.ts'

interface EditorState {
  editing: boolean
  /** The record the changes are made on. */
  base: RecordItem
  changes: RecordValues
  /** Fields others changed too and nobody has decided about yet. */
  conflicts: MergeField[]
  /** Who was quicker; null when nobody was. */
  who: string | null
  restored: boolean
}

export type RecordEditor = ReturnType<typeof useRecordEditor>

/**
 * Editing one record: what was typed is kept in the tab, saving names the version it began with, and when somebody was
 * quicker their changes are merged; where both changed the same field a person decides.
 */
export function useRecordEditor(formId: string, record: RecordItem) {
  const t = useText()
  const memberId = useMe().member?.id ?? ''
  const refresh = useRefresh()
  const [state, setState] = useState<EditorState>(() => opened(memberId, formId, record))
  const keep = (next: EditorState) => {
    const pending = {
      ...next.changes,
      ...Object.fromEntries(next.conflicts.map((one) => [one.fieldId, one.mine])),
    }
    const base = Object.fromEntries(Object.keys(pending).map((id) => [id, next.base.values[id] ?? null]))
    writeDraft(memberId, formId, record.id, { values: pending, base, baseVersion: next.base.version })
    setState(next)
  }
  const update = useCommand('record.update', {
    quiet: true,
    success: t('record.saved'),
    onSuccess: (saved) => {
      writeDraft(memberId, formId, record.id, null)
      setState(fresh(saved))
    },
    onProblem: (problem) => {
      if (problem.code === 'record.version_conflict') void merge(String(problem.problem.params?.who ?? ''))
    },
  })
  /** Reads the record as others left it and puts the changes on it. */
  const merge = async (who: string) => {
    try {
      const { record: theirs } = await call('record.get', { formId, recordId: record.id })
      setState((before) => merged(before, theirs, who || t('conflict.somebody')))
      update.forget()
      refresh('record')
    } catch (error) {
      // The refusal to save stays on screen; saving again tries again.
      toProblem(error)
    }
  }
  const { editing, base, changes, conflicts, who, restored } = state
  // Not being edited, the record on screen is the newest one.
  const shown = editing ? base : record
  const mine = Object.fromEntries(conflicts.map((one) => [one.fieldId, one.mine]))
  return {
    editing,
    values: { ...shown.values, ...changes, ...mine },
    conflicts,
    who,
    restored,
    dirty: editing && (Object.keys(changes).length > 0 || conflicts.length > 0),
    /** Somebody saved the record while it is being edited here. */
    outdated: editing && record.version > base.version,
    busy: update.busy,
    problem: update.problem?.code === 'record.version_conflict' ? null : update.problem,
    begin: () => setState({ ...fresh(record), editing: true }),
    drop: () => {
      writeDraft(memberId, formId, record.id, null)
      update.forget()
      setState(fresh(record))
    },
    merge: () => void merge(''),
    change: (fieldId: string, value: FieldValue) =>
      keep({
        ...state,
        changes: withChange(changes, base.values, fieldId, value),
        conflicts: conflicts.filter((one) => one.fieldId !== fieldId),
      }),
    decide: (fieldIds: readonly string[], take: 'mine' | 'theirs') => {
      const taken = conflicts.filter((one) => fieldIds.includes(one.fieldId))
      const won = take === 'mine' ? Object.fromEntries(taken.map((one) => [one.fieldId, one.mine])) : {}
      keep({
        ...state,
        changes: { ...changes, ...won },
        conflicts: conflicts.filter((one) => !fieldIds.includes(one.fieldId)),
      })
    },
    save: async () => {
      if (conflicts.length > 0) return
      if (Object.keys(changes).length === 0) return setState(fresh(record))
      await update.run({ formId, recordId: record.id, version: base.version, values: changes })
    },
  }
}

function fresh(record: RecordItem): EditorState {
  return { editing: false, base: record, changes: {}, conflicts: [], who: null, restored: false }
}

/** A record as it is opened: with the draft of last time, put onto what others changed since. */
function opened(memberId: string, formId: string, record: RecordItem): EditorState {
  const draft = readDraft(memberId, formId, record.id)
  if (!draft) return fresh(record)
  const state = { ...fresh(record), editing: true, restored: true }
  if (draft.baseVersion === record.version) return { ...state, changes: draft.values }
  const { changes, conflicts } = mergeChanges(draft.base, draft.values, record.values)
  return { ...state, changes, conflicts, who: conflicts.length > 0 ? '' : null }
}

function merged(before: EditorState, theirs: RecordItem, who: string): EditorState {
  const mine = {
    ...before.changes,
    ...Object.fromEntries(before.conflicts.map((one) => [one.fieldId, one.mine])),
  }
  const { changes, conflicts } = mergeChanges(before.base.values, mine, theirs.values)
  return { ...before, base: theirs, changes, conflicts, who }
}
