import type { FieldValue, RecordValues } from '@sluice/contract'
import { useRef, useState } from 'react'
import { useMe } from '../frame/session.ts'
import { call, noticeProblem } from '../kit/api.ts'
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
  const [merging, setMerging] = useState(false)
  // Uploads end when they like: each change is made on the newest state, not on the one it was drawn with.
  const latest = useRef(state)
  const put = (next: EditorState) => {
    latest.current = next
    setState(next)
  }
  const keep = (next: EditorState) => {
    const pending = { ...next.changes, ...mineOf(next.conflicts) }
    const base = Object.fromEntries(Object.keys(pending).map((id) => [id, next.base.values[id] ?? null]))
    writeDraft(memberId, formId, record.id, { values: pending, base, baseVersion: next.base.version })
    put(next)
  }
  const forget = (saved: RecordItem) => {
    writeDraft(memberId, formId, record.id, null)
    put(fresh(saved))
  }
  const update = useCommand('record.update', {
    quiet: true,
    success: t('record.saved'),
    onSuccess: forget,
    onProblem: (problem) => {
      if (problem.code === conflictCode) void merge(String(problem.problem.params?.who ?? ''))
    },
  })
  /** Reads the record as others left it and puts the changes on it. */
  const merge = async (who: string) => {
    setMerging(true)
    try {
      const { record: theirs } = await call('record.get', { formId, recordId: record.id })
      put(merged(latest.current, theirs, who || t('conflict.somebody')))
      update.forget()
      refresh('record')
    } catch (error) {
      // The refusal to save stays on screen; saving again tries again.
      noticeProblem(error)
    } finally {
      setMerging(false)
    }
  }
  const { editing, base, changes, conflicts, who, restored } = state
  // Not being edited, the record on screen is the newest one.
  const shown = editing ? base : record
  return {
    editing,
    values: { ...shown.values, ...changes, ...mineOf(conflicts) },
    conflicts,
    who,
    restored,
    changes,
    /** The record the changes are made on. */
    stored: shown.values,
    dirty: editing && (Object.keys(changes).length > 0 || conflicts.length > 0),
    /** Somebody saved the record while it is being edited here. */
    outdated: editing && record.version > base.version,
    busy: update.busy || merging,
    problem: merging ? null : update.problem,
    begin: () => put({ ...fresh(record), editing: true }),
    drop: () => {
      update.forget()
      forget(record)
    },
    merge: () => void merge(''),
    change: (fieldId: string, value: FieldValue) => {
      const now = latest.current
      keep({
        ...now,
        changes: withChange(now.changes, now.base.values, fieldId, value),
        conflicts: now.conflicts.filter((one) => one.fieldId !== fieldId),
      })
    },
    decide: (fieldIds: readonly string[], take: 'mine' | 'theirs') => {
      const now = latest.current
      const taken = now.conflicts.filter((one) => fieldIds.includes(one.fieldId))
      keep({
        ...now,
        changes: { ...now.changes, ...(take === 'mine' ? mineOf(taken) : {}) },
        conflicts: now.conflicts.filter((one) => !fieldIds.includes(one.fieldId)),
      })
    },
    /** @param as the values as rules make them; what was not changed is the server's matter */
    save: async (as?: RecordValues) => {
      const now = latest.current
      if (now.conflicts.length > 0 || merging) return
      if (Object.keys(now.changes).length === 0) return put(fresh(record))
      const sent = as
        ? Object.fromEntries(Object.keys(now.changes).map((id) => [id, as[id] ?? null]))
        : now.changes
      await update.run({ formId, recordId: record.id, version: now.base.version, values: sent })
    },
  }
}

const conflictCode = 'record.version_conflict'

function mineOf(conflicts: readonly MergeField[]): RecordValues {
  return Object.fromEntries(conflicts.map((one) => [one.fieldId, one.mine]))
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
  const mine = { ...before.changes, ...mineOf(before.conflicts) }
  const { changes, conflicts } = mergeChanges(before.base.values, mine, theirs.values)
  return { ...before, base: theirs, changes, conflicts, who }
}
