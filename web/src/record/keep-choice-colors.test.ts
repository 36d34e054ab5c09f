import type { Choice } from '@sluice/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seriesColors } from '../theme/tokens.ts'
import { keepChoiceColors, paletteSize, placeOfColor } from './keep-choice-colors.ts'

const choice = (value: string): Choice => ({ value, label: value })
const placeOf = (choices: readonly Choice[], value: string) =>
  placeOfColor(
    choices,
    choices.findIndex((one) => one.value === value),
  )

test('[7.B21] a choice keeps its colour whatever is deleted, added and moved', () => {
  const lists = fc.array(fc.uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 }), {
    minLength: 2,
  })
  fc.assert(
    fc.property(lists, ([first = [], ...later]) => {
      let choices = first.map(choice)
      for (const values of later) {
        const known = new Map(choices.map((one) => [one.value, one]))
        const next = keepChoiceColors(
          choices,
          values.map((value) => known.get(value) ?? choice(value)),
        )
        for (const { value } of choices)
          if (values.includes(value)) expect(placeOf(next, value)).toBe(placeOf(choices, value))
        choices = next
      }
    }),
  )
})

test('[7.B21] a new choice takes a free colour while there is one', () => {
  const [, ...left] = ['a', 'b', 'c'].map(choice)
  const kept = keepChoiceColors(['a', 'b', 'c'].map(choice), left)
  const grown = keepChoiceColors(kept, [...kept, choice('d')])
  expect(new Set(grown.map((_, at) => placeOfColor(grown, at))).size).toBe(3)
})

test('[7.B21] a colour of its own is left alone', () => {
  const own = { ...choice('a'), color: '#ff0000' }
  expect(keepChoiceColors([choice('b'), own], [own])).toEqual([own])
  for (const colors of Object.values(seriesColors)) expect(colors).toHaveLength(paletteSize)
})
