import type { Clock, Log } from '../kernel/index.ts'
import { type KeptValuesOptions, keptValues } from './kept-values.ts'
import type { News } from './news.ts'

/** What news is about: one value of a group, those of it that `where` tells, or all of it. */
export interface Touched<Value> {
  group: string
  key?: string | undefined
  where?: (value: Value) => boolean
}

export interface MemoryDeclaration<Value, Fact> extends KeptValuesOptions<Value> {
  /** Channel of the news that says what is no longer true. News may be lost with a connection: `timeToLive` bounds that. */
  channel: string
  touches(fact: Fact): Touched<Value>
}

/** What a process remembers of the database until news says otherwise. That something is missing is not remembered. */
export interface Memory<Value, Fact> {
  /**
   * The value, from here where it can be.
   * @param load reads it in the caller's transaction, and so for the caller alone
   */
  get(group: string, key: string, load: () => Promise<Value>): Promise<Value>
  /**
   * The same where one load serves all who ask meanwhile.
   * @param load reads it in a transaction of its own; undefined when there is no such thing
   */
  getTogether(group: string, key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined>
  /** Values of one group by key. Those that are not here are read together; what `load` does not find is missing. */
  getMany(
    group: string,
    keys: Iterable<string>,
    load: (missing: string[]) => Promise<Iterable<readonly [string, Value]>>,
  ): Promise<Map<string, Value>>
  /** Forgets here what a fact touches. */
  forget(fact: Fact): void
  /** Forgets here, and says so to the other processes. For after the commit of what changed. */
  tell(fact: Fact): void
}

/** What a memory needs of the process it is in. */
export interface MemoryHome {
  news: News
  clock: Clock
  log: Log
}

/**
 * Declares something that processes remember, one memory each. A load that was under way when news of it came is used
 * once and not kept: it may have read what was before.
 * @returns finds the memory of a process, which listens to news from its first use on
 */
export function defineMemory<Value, Fact>(
  declaration: MemoryDeclaration<Value, Fact>,
): (home: MemoryHome) => Memory<Value, Fact> {
  const memories = new WeakMap<MemoryHome, Memory<Value, Fact>>()
  return (home) => {
    const existing = memories.get(home)
    if (existing) return existing
    const memory = openMemory(declaration, home)
    memories.set(home, memory)
    home.news.subscribe(declaration.channel, (body) => memory.forget(body as Fact))
    return memory
  }
}

function openMemory<Value, Fact>(
  declaration: MemoryDeclaration<Value, Fact>,
  { news, clock, log }: MemoryHome,
): Memory<Value, Fact> {
  const { channel, touches } = declaration
  const values = keptValues(declaration)
  const loads = loadsUnderWay()
  const timeNow = () => clock.now().getTime()

  const load = <Found extends Value | undefined>(group: string, key: string, read: () => Promise<Found>) => {
    const readAt = timeNow()
    return loads.watch(group, key, read, (found, isOld) =>
      found === undefined || isOld ? found : (values.keep(group, key, found, readAt) as Found),
    )
  }

  const forget = (fact: Fact) => {
    const { group, key, where } = touches(fact)
    loads.age(group, key)
    if (key === undefined) values.dropGroup(group, where)
    else values.drop(group, key)
  }

  return {
    get: async (group, key, read) => {
      const kept = values.find(group, key, timeNow())
      return kept ? kept.value : load(group, key, read)
    },
    getTogether: async (group, key, read) => {
      const kept = values.find(group, key, timeNow())
      return kept ? kept.value : loads.join(group, key, () => load(group, key, read))
    },
    getMany: async (group, keys, read) => {
      const readAt = timeNow()
      const found = new Map<string, Value>()
      const missing = new Set<string>()
      for (const key of keys) {
        const kept = values.find(group, key, readAt)
        if (kept) found.set(key, kept.value)
        else missing.add(key)
      }
      if (missing.size === 0) return found
      await loads.watch(
        group,
        undefined,
        () => read([...missing]),
        (rows, isOld) => {
          for (const [key, value] of rows)
            found.set(key, isOld ? value : values.keep(group, key, value, readAt))
        },
      )
      return found
    },
    forget,
    tell: (fact) => {
      forget(fact)
      news.publish(channel, fact).catch((error) => log.error(error, `${channel} news`))
    },
  }
}

interface Load {
  group: string
  /** Undefined for a load of several. */
  key: string | undefined
  isOld: boolean
}

/** Loads that have begun and not ended: which of them news has overtaken, and which may be joined. */
function loadsUnderWay() {
  const loads = new Set<Load>()
  const joined = new Map<string, { load: Omit<Load, 'isOld'>; result: Promise<unknown> }>()
  const touchesLoad = (load: Omit<Load, 'isOld'>, group: string, key: string | undefined) =>
    load.group === group && (key === undefined || load.key === undefined || load.key === key)

  return {
    /** `use` gets what was read at once: between seeing that it is not old and keeping it no news comes. */
    watch: async <Found, Result>(
      group: string,
      key: string | undefined,
      read: () => Promise<Found>,
      use: (found: Found, isOld: boolean) => Result,
    ) => {
      const load: Load = { group, key, isOld: false }
      loads.add(load)
      try {
        return use(await read(), load.isOld)
      } finally {
        loads.delete(load)
      }
    },
    join: <Result>(group: string, key: string, start: () => Promise<Result>): Promise<Result> => {
      const place = `${group}/${key}`
      const underWay = joined.get(place)
      if (underWay) return underWay.result as Promise<Result>
      const result = start().finally(() => {
        if (joined.get(place)?.result === result) joined.delete(place)
      })
      joined.set(place, { load: { group, key }, result })
      return result
    },
    /** Whoever asks from now on joins none of the loads that news touches, and what they find is not kept. */
    age: (group: string, key: string | undefined) => {
      for (const load of loads) if (touchesLoad(load, group, key)) load.isOld = true
      for (const [place, { load }] of joined) if (touchesLoad(load, group, key)) joined.delete(place)
    },
  }
}
