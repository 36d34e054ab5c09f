export { type AccessKeys, openAccessKeys } from './admit-program.ts'
export { carriesProof } from './signature/read-proof.ts'
export type { SignedRequest } from './signature/signed-request.ts'
