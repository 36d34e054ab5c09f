// Runs before each test file of `npm run mutate`: a change that a property notices is noticed within a moment, and how
// small the example could be is of no interest.
import fc from 'fast-check'

fc.configureGlobal({ endOnFailure: true, interruptAfterTimeLimit: 300 })
