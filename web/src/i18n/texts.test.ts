import { describe, expect, test } from 'vitest'
import type { TextTree } from './define-texts.ts'

const modules = import.meta.glob<{ texts: { zh: TextTree; en: TextTree } }>('../*/texts.ts', { eager: true })

function keysOf(tree: TextTree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  )
}

function textAt(tree: TextTree, key: string): string {
  let at: string | TextTree | undefined = tree
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : ''
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort()

/** English has a form for one thing where Chinese has none: `x_one` belongs to `x`. */
const stem = (key: string) => key.replace(/_one$/, '')

describe('texts of every module', () => {
  test('are found', () => {
    expect(Object.keys(modules).length).toBeGreaterThan(0)
  })

  for (const [file, { texts }] of Object.entries(modules)) {
    test(`${file} has every key in both languages`, () => {
      const zh = new Set(keysOf(texts.zh).map(stem))
      const en = new Set(keysOf(texts.en).map(stem))
      expect([...zh].filter((key) => !en.has(key))).toEqual([])
      expect([...en].filter((key) => !zh.has(key))).toEqual([])
    })

    test(`${file} has no empty text and the same placeholders in both languages`, () => {
      for (const key of keysOf(texts.zh)) {
        expect(textAt(texts.zh, key), key).not.toBe('')
        expect(placeholders(textAt(texts.en, key)), key).toEqual(placeholders(textAt(texts.zh, key)))
      }
    })
  }
})
