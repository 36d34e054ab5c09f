import { z } from 'zod'
import { schemaOf } from './schema-of.ts'

/**
 * Signs that are not seen and change what is: controls with tabs and line ends (C0, C1, U+2028, U+2029), and what turns the
 * direction of a text (bidirectional embeddings, overrides and isolates).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are meant
const treacherous = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/
/** Something to see: beside blanks, signs without width, and letters that are drawn as nothing. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/u

const words = {
  hidden: {
    zh: '名称中含有看不见的控制字符或文字方向字符，请删除。',
    en: 'A name may not hold control characters or signs that turn its direction; leave them out.',
  },
  empty: { zh: '名称要有看得见的文字。', en: 'A name needs something that can be seen.' },
}

/** Whether a text holds no sign that is not seen and changes what is, nor half a character. */
function isPlain(text: string): boolean {
  return !treacherous.test(text) && text.isWellFormed()
}

/** A name stands on one line: tabs and line ends, as they come with what is pasted, are blanks. */
function onOneLine(text: string): string {
  return text.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim()
}

/**
 * The one schema of what people call things: apps, forms, fields, options, roles, departments, people, reports, steps of
 * flows. On one line, with something to see in it, and without signs that let it look like another name.
 * @param max letters it may have
 */
export const nameText = (max: number) =>
  schemaOf(() => plain(z.string().overwrite(onOneLine).min(1).max(max)))

/** The same where there may be no name at all: groups, positions, steps. */
export const optionalNameText = (max: number) =>
  schemaOf(() => plain(z.string().overwrite(onOneLine).max(max)))

function plain(text: z.ZodString) {
  return text
    .refine(isPlain, { params: { code: 'hidden_character', words: words.hidden } })
    .refine((name) => name === '' || visible.test(name), {
      params: { code: 'nothing_to_see', words: words.empty },
    })
}
