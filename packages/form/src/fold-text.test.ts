import { expect, test } from 'vitest'
import { foldText } from './fold-text.ts'

test('[P4.2] capitals, widths and the ways to write an accent make no difference, in any alphabet', () => {
  const same: [string, string][] = [
    ['ÄPFEL', 'äpfel'],
    ['ＡＢＣ１２３', 'ABC123'],
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['İSTANBUL', 'istanbul'],
    ['ISPARTA', 'ısparta'],
    ['ｶﾞｲﾄﾞ', 'ガイド'],
    ['Cafe\u0301', 'CAFÉ'],
    ['МОСКВА', 'москва'],
    ['ＣＡＦＥ\u3000１号（北京）', 'cafe 1号(北京)'],
    ['ﬁ', 'FI'],
  ]
  for (const [one, other] of same) expect(foldText(one)).toBe(foldText(other))
  expect(foldText('Apfel')).not.toBe(foldText('Äpfel'))
})
