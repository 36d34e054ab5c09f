import type { FieldProblem, Problem } from './problem.ts'

/** A refused operation, as the client throws it. Apart from the schemas, so that a browser need not load zod for it. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
  get code(): string {
    return this.problem.code
  }
  get errors(): FieldProblem[] {
    return this.problem.errors ?? []
  }
}
