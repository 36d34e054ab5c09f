import { type FieldError, invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { outsideHere } from './outside.ts'
import type { OutsideThing } from './package-file.ts'

export interface OutsideChoice {
  id: string
  to: string | null
}

const problems = {
  undecided: {
    zh: '请决定“{name}”对应谁，或留空。',
    en: 'Decide what stands for "{name}", or leave it empty.',
  },
  notHere: {
    zh: '所选的对象不存在，或类型不符。',
    en: 'What was chosen does not exist, or is of another kind.',
  },
  strange: { zh: '应用包里没有这一项。', en: 'There is no such thing in the package.' },
  repeated: { zh: '同一项只能决定一次。', en: 'Each thing is decided once.' },
}

/**
 * What was decided about things outside of the app, by their ids in the package.
 * @throws invalidInput naming every decision that is missing (`outside`) or wrong (`outside.<n>.to`)
 */
export async function chooseOutside(
  context: OperationContext,
  outside: readonly OutsideThing[],
  choices: readonly OutsideChoice[],
): Promise<Map<string, string | null>> {
  const here = await outsideHere(
    context,
    choices.flatMap(({ to }) => to ?? []),
  )
  const kinds = new Map(here.map(({ id, kind }) => [id, kind]))
  const things = new Map(outside.map((thing) => [thing.id, thing]))
  const decided = new Map<string, string | null>()
  const wrong: FieldError[] = []
  choices.forEach(({ id, to }, index) => {
    const note = (part: string, code: keyof typeof problems) =>
      wrong.push({ field: `outside.${index}.${part}`, code, message: problems[code] })
    if (!things.has(id)) note('id', 'strange')
    else if (decided.has(id)) note('id', 'repeated')
    else if (to !== null && kinds.get(to) !== things.get(id)!.kind) note('to', 'notHere')
    decided.set(id, to)
  })
  for (const { id, name } of outside) {
    if (decided.has(id)) continue
    wrong.push({ field: 'outside', code: 'undecided', message: problems.undecided, params: { name } })
  }
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  return decided
}
