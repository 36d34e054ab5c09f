/** Decisions (DMN) and FEEL; the part that needs dmn-moddle and feelin. */
export { compileDecision, type DmnDocument, readDmn, writeDmn } from './decision/compile-decision.ts'
export { evaluateDecision } from './decision/evaluate-decision.ts'
export { FEEL_LANGUAGE, feelFacts } from './decision/feel.ts'
export * from './decision/model.ts'
