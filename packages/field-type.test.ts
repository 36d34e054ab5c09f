import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fieldTypes } from '@sluice/form'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Where types of fields may be named: their rooms, the tables that collect them, and what two rooms share. */
const rooms = [
  /^packages\/form\/src\/types\//,
  /^packages\/form\/src\/(field|column-field|field-types|column-types|number-parts|result-field)\.ts$/,
  /^server\/src\/engine\/form\/types\//,
  /^server\/src\/engine\/form\/(server-parts|people-part)\.ts$/,
  /^web\/src\/record\/types\//,
  /^web\/src\/record\/(web-parts|column-parts|design-parts|column-designs)\.ts$/,
  /^web\/src\/record\/settings\/types\//,
  /^web\/src\/record\/settings\/number-editor\.tsx$/,
  // The controls of the rooms, loaded on use.
  /^web\/src\/record\/control\/[a-z-]+-control\.tsx$/,
]

/** Files that say such a name and mean something else, or may say it. */
const excused: Record<string, string> = {
  'packages/form/src/pure-part.ts':
    'kinds: how cells are read, how values are written, what they are to reports',
  'packages/form/src/value.ts': 'its comment says what values look like',
  'web/src/record/texts.ts': 'words that the rooms themselves say',
  'packages/form/src/system-attributes.ts': 'says which type each system attribute is like',
  'packages/sheet/src/column/': 'kinds of cells, of which it knows its own',
  'server/src/engine/import/exporting/': 'kinds of cells in a file',
  'server/src/engine/report/': 'kinds of a field in reports (`ReportKind`)',
  'server/src/engine/flow/view/inbox-item.ts': 'how values are written (`Format`), as the wire says it',
  'server/src/engine/form/testing/': 'tests make random fields of every type',
  'server/src/solution/scenes/': 'forms of templates, as a person would make them',
  'server/src/engine/action/questions.ts':
    'asks for the parts of an operation by fields, as a person would make them',
  'server/src/solution/sample/': 'forms of the sample company, as a person would make them',
  'server/src/engine/form/list-index/list-shape.ts': 'kinds of a comparison (`Comparable`)',
  'server/src/testing/': 'a company for tests, with forms as a person would make them',
  'web/src/report/': 'kinds of a column in reports',
  'web/src/inbox/': 'how values are written (`Format`)',
  'web/src/import/': 'kinds of cells',
  'packages/formula/': 'types of formulas, which are others',
}

const names = Object.keys(fieldTypes)
/** Names that are words of their own: whoever writes one means the type. */
const plain = names.filter((name) => /[A-Z]/.test(name) || name === 'relation')
/** Whoever holds a right or is asked in a flow is of a kind of this name too. */
const holders = new Set(['role'])
/** Names that other things have too are meant where a type is compared, listed or made. */
const any = names.filter((name) => !holders.has(name)).join('|')
const named = new RegExp(
  [
    `'(?:${plain.join('|')})'`,
    `FieldOf<'(?:${any})'`,
    `[fF]ield\\??\\.type\\)? [!=]== '(?:${any})'`,
    `\\(\\{ type(?:, \\w+)* \\}\\) =>\\s*\\(?type [!=]== '(?:${any})'`,
    `column\\.type [!=]== '(?:${any})'`,
    // Tables by type and switches over it.
    `\\b(?:${plain.filter((name) => /[A-Z]/.test(name)).join('|')}): `,
    'switch \\(\\w*[fF]ield\\.type\\)',
    `'(?:${any})', '(?:${any})', '(?:${any})'`,
  ].join('|'),
  'g',
)

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(path)
    else if (/\.tsx?$/.test(path) && !/\.(test|generated)\.tsx?$/.test(path)) yield path
  }
}

const packages = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `packages/${name}/src`)

test('[N2.1] a type of fields is named in its rooms and the lines that collect them, nowhere else', () => {
  const outside = [...packages, 'server/src', 'web/src']
    .flatMap((folder) => [...sources(folder)])
    .filter((path) => !rooms.some((room) => room.test(path)))
    // Forms that a module brings, declared as a person would make them.
    .filter((path) => !path.includes('/system-forms/'))
    .filter((path) => !Object.keys(excused).some((place) => path.startsWith(place)))
  const found = outside.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(named)].map(
      ([hit]) => `${relative('.', path)}: ${hit}`,
    ),
  )
  expect(found).toEqual([])
})

test('[N2.1] every excuse is still needed', () => {
  const all = [...packages, 'server/src', 'web/src'].flatMap((folder) => [...sources(folder)])
  const idle = Object.keys(excused).filter((place) =>
    all
      .filter((path) => path.startsWith(place))
      .every((path) => !readFileSync(join(root, path), 'utf8').match(named)),
  )
  expect(idle).toEqual([])
})
