export { defineComputation, defineStreamedComputation } from './computation.ts'
export { type Compute, openCompute } from './compute.ts'
