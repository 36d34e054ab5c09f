import type { FieldProblem } from '@sluice/contract'

/** Problems of exactly this path. */
export function problemsAt(problems: readonly FieldProblem[], path: string): FieldProblem[] {
  return problems.filter(({ field }) => field === path)
}

/** Problems of this path and of what lies below it: the cells of a sub-table. */
export function problemsUnder(problems: readonly FieldProblem[], path: string): FieldProblem[] {
  return problems.filter(({ field }) => field === path || field.startsWith(`${path}.`))
}

/** The field a problem is about: `values.lines.2.price` → `lines`. */
export function fieldIdOf(problem: FieldProblem, root: string): string | undefined {
  return problem.field.startsWith(`${root}.`) ? problem.field.slice(root.length + 1).split('.')[0] : undefined
}
