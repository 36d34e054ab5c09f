import { type FieldError, forbidden, invalidInput } from '../../kernel/index.ts'
import type { OperationContext } from '../../platform/operation/index.ts'
import { makeRole } from '../../platform/permission/index.ts'
import { outsideHere } from './outside.ts'
import type { OutsideThing } from './package-file.ts'

export interface OutsideChoice {
  id: string
  to: string | null
  /** Of a role that is not here: it is made. */
  make: boolean
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
  noRole: {
    zh: '只有这里没有的角色可以新建。',
    en: 'Only a role that is not here can be made.',
  },
  repeated: { zh: '同一项只能决定一次。', en: 'Each thing is decided once.' },
}

export interface OutsideOptions {
  /** All that the package names: what was decided about the rest of it counts for nothing. */
  whole?: readonly OutsideThing[]
  /** Only to `check` decisions makes no roles. */
  purpose?: 'act' | 'check'
}

/**
 * What was decided about things outside of the app, by their ids in the package.
 * @param outside what has to be decided about
 * @throws invalidInput naming every decision that is missing (`outside`) or wrong (`outside.<n>.to`); forbidden
 */
export async function chooseOutside(
  context: OperationContext,
  outside: readonly OutsideThing[],
  choices: readonly OutsideChoice[],
  { whole = outside, purpose = 'act' }: OutsideOptions = {},
): Promise<Map<string, string | null>> {
  const here = await outsideHere(
    context,
    choices.flatMap(({ to }) => to ?? []),
  )
  const kinds = new Map(here.map(({ id, kind }) => [id, kind]))
  const things = new Map(outside.map((thing) => [thing.id, thing]))
  const decided = new Map<string, string | null>()
  const wrong: FieldError[] = []
  const rest = new Set(whole.filter(({ id }) => !things.has(id)).map(({ id }) => id))
  const made: { thing: OutsideThing; field: string }[] = []
  choices.forEach(({ id, to, make }, index) => {
    const note = (part: string, code: keyof typeof problems) =>
      wrong.push({ field: `outside.${index}.${part}`, code, message: problems[code] })
    if (rest.has(id)) return
    if (!things.has(id)) note('id', 'strange')
    else if (decided.has(id)) note('id', 'repeated')
    else if (to !== null && kinds.get(to) !== things.get(id)!.kind) note('to', 'notHere')
    else if (make && (to !== null || things.get(id)!.kind !== 'role')) note('make', 'noRole')
    else if (make) made.push({ thing: things.get(id)!, field: `outside.${index}.make` })
    decided.set(id, to)
  })
  for (const { id, name } of outside) {
    if (decided.has(id)) continue
    wrong.push({ field: 'outside', code: 'undecided', message: problems.undecided, params: { name } })
  }
  if (wrong.length > 0) throw invalidInput({ count: wrong.length }, wrong)
  if (purpose === 'act')
    for (const { thing, field } of made) decided.set(thing.id, await makeMissingRole(context, thing, field))
  return decided
}

/**
 * A role that a package names and nobody here has: it opens nothing yet, and whoever imports is the first in it, so that
 * somebody is there to be asked.
 */
async function makeMissingRole(
  context: OperationContext,
  { code, name }: OutsideThing,
  field: string,
): Promise<string> {
  const policy = await context.policy()
  if (!policy.decide('role.manage').allowed) throw forbidden({ permission: 'role.manage' })
  return makeRole(context, { code, name, memberIds: [context.memberId], field })
}
