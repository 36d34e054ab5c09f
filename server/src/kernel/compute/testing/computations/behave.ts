import { notFound } from '../../../errors.ts'
import { defineComputation } from '../../computation.ts'

type Behaviour =
  | { act: 'answer'; value: unknown }
  | { act: 'process' }
  | { act: 'refuse' }
  | { act: 'fail' }
  | { act: 'wait'; milliseconds: number }
  | { act: 'loop' }

/** Does what a test wants a computation to do. */
export const behave = defineComputation({
  module: import.meta.url,
  limits: { deadlineMilliseconds: 2_000, heapMegabytes: 64 },
  run: async (behaviour: Behaviour): Promise<unknown> => {
    switch (behaviour.act) {
      case 'answer':
        return behaviour.value
      case 'process':
        return process.pid
      case 'refuse':
        throw notFound({ zh: '东西', en: 'thing' }, [
          { field: 'a.b', code: 'x', message: { zh: '甲', en: 'A' }, params: { at: new Date(0) } },
        ])
      case 'fail':
        throw new TypeError('a mistake of ours')
      case 'wait':
        return new Promise((resolve) => setTimeout(resolve, behaviour.milliseconds))
      case 'loop':
        for (;;);
    }
  },
})
