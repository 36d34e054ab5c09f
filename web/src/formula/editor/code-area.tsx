import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { linter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { Decoration, drawSelection, EditorView, keymap, MatchDecorator, ViewPlugin } from '@codemirror/view'
import { completeFormula, type FormulaError, type FormulaSchema, formulaLimits } from '@sluice/formula'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { Language } from '../../i18n/language.ts'
import styles from './code-area.module.css'

/** Puts texts where the cursor is. */
export interface CodeAreaHandle {
  /** @param back how far before its end the cursor is left */
  insert(text: string, back?: number): void
  replace(start: number, end: number, text: string): void
}

export interface CodeAreaProps {
  handle: React.Ref<CodeAreaHandle>
  /** What it holds to begin with. */
  start: string
  label: string
  schema: FormulaSchema
  language: Language
  /** What is wrong with a text. */
  check: (text: string) => readonly FormulaError[]
  onChange: (text: string) => void
  onCursor: (place: number) => void
}

/** The text of a formula, with completion of fields and functions in both languages, and errors underlined. */
export function CodeArea(props: CodeAreaProps) {
  const { handle, start, label } = props
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef(props)
  latest.current = props
  useEffect(() => {
    const editor = new EditorView({
      parent: place.current!,
      state: EditorState.create({ doc: latest.current.start, extensions: extensions(latest) }),
    })
    editor.dispatch({ selection: { anchor: editor.state.doc.length } })
    editor.focus()
    view.current = editor
    return () => editor.destroy()
  }, [])
  useImperativeHandle(handle, () => ({
    insert: (text, back = 0) => {
      const editor = view.current
      if (!editor) return
      const { from, to } = editor.state.selection.main
      editor.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length - back },
        userEvent: 'input',
      })
      editor.focus()
    },
    replace: (from, to, insert) => {
      view.current?.dispatch({ changes: { from, to, insert }, userEvent: 'input' })
      view.current?.focus()
    },
  }))
  return <div ref={place} className={styles.area} data-start={start === '' || undefined} title={label} />
}

function extensions(latest: { current: CodeAreaProps }) {
  const { label, language } = latest.current
  return [
    history(),
    drawSelection(),
    closeBrackets(),
    EditorView.lineWrapping,
    EditorState.changeFilter.of(
      (change) => !change.docChanged || change.newDoc.length <= formulaLimits.length,
    ),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
    autocompletion({
      override: [(context) => complete(context, latest.current.schema, language)],
      icons: false,
      activateOnTyping: true,
    }),
    linter(
      ({ state }) => {
        const text = state.doc.toString()
        return latest.current.check(text).map((error) => ({
          from: Math.min(error.start, text.length),
          to: Math.min(Math.max(error.end, error.start), text.length),
          severity: 'error' as const,
          message: error[language],
        }))
      },
      { delay: 250 },
    ),
    fields,
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onChange(update.state.doc.toString())
      if (update.docChanged || update.selectionSet) latest.current.onCursor(update.state.selection.main.head)
    }),
  ]
}

/** Fields stand out, and so do texts. */
const fields = (() => {
  const matcher = new MatchDecorator({
    regexp: /"(?:[^"]|"")*"|\[(?:[^\]]|\]\])*\]/g,
    decoration: ([found]) =>
      Decoration.mark({ class: found.startsWith('[') ? (styles.field ?? '') : (styles.text ?? '') }),
  })
  return ViewPlugin.define(
    (view) => ({
      decorations: matcher.createDeco(view),
      update(update) {
        this.decorations = matcher.updateDeco(update, this.decorations)
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  )
})()

function complete(
  context: CompletionContext,
  schema: FormulaSchema,
  language: Language,
): CompletionResult | null {
  const { start, end, items } = completeFormula(context.state.doc.toString(), context.pos, schema)
  if (items.length === 0 || (!context.explicit && start === context.pos && !afterDot(context))) return null
  return {
    from: start,
    to: end,
    filter: false,
    options: items.map(({ label, insert, detail, kind }): Completion => {
      const isCall = insert.endsWith('(')
      return {
        label,
        detail: detail[language],
        type: kind,
        apply: (view, _, from, to) => {
          const text = isCall ? `${insert})` : insert
          const anchor = from + text.length - (isCall ? 1 : 0)
          view.dispatch({ changes: { from, to, insert: text }, selection: { anchor }, userEvent: 'input' })
        },
      }
    }),
  }
}

function afterDot(context: CompletionContext): boolean {
  return context.state.sliceDoc(context.pos - 1, context.pos) === '.'
}
