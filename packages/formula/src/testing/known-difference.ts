type Library = Readonly<Record<string, (...args: unknown[]) => unknown>>

export interface Difference {
  readonly formula: string
  readonly ours: unknown
  /** The same in formulajs; absent where it has no such call. */
  readonly call?: (library: Library) => unknown
  readonly reason: string
}

/** Where this language answers otherwise than `@formulajs/formulajs` 4.6, and why. */
export const differences: readonly Difference[] = [
  {
    formula: 'MOD(-1, 1)',
    ours: 0,
    call: ({ MOD }) => MOD!(-1, 1),
    reason: 'theirs adds the divisor to a remainder of zero; Excel gives 0',
  },
  {
    formula: 'MOD(7, -3)',
    ours: -2,
    call: ({ MOD }) => MOD!(7, -3),
    reason: 'the remainder has the sign of the divisor, as in Excel',
  },
  {
    formula: 'CEILING(2.1)',
    ours: 3,
    call: ({ CEILING }) => CEILING!(2.1),
    reason: 'the multiple is 1 when it is left out',
  },
  {
    formula: 'FLOOR(2.9)',
    ours: 2,
    call: ({ FLOOR }) => FLOOR!(2.9),
    reason: 'the multiple is 1 when it is left out',
  },
  {
    formula: 'MROUND(-10, 3)',
    ours: -9,
    call: ({ MROUND }) => MROUND!(-10, 3),
    reason: 'the sign of the multiple does not matter',
  },
  {
    formula: 'POWER(0, 0)',
    ours: 1,
    call: ({ POWER }) => POWER!(0, 0),
    reason: 'anything to the power 0 is 1, as in PostgreSQL',
  },
  {
    formula: 'EXP(200)',
    ours: null,
    call: ({ EXP }) => EXP!(200),
    reason: 'results of 10^60 or more are blank',
  },
  {
    formula: 'DAYS360(DATE(1970, 1, 1), DATE(2021, 4, 30))',
    ours: 18479,
    call: ({ DAYS360 }) => DAYS360!(new Date(1970, 0, 1), new Date(2021, 3, 30)),
    reason: 'theirs moves an end on the 30th to the next month; Excel does not',
  },
  {
    formula: 'WEEKNUM(DATE(1939, 9, 17), 2)',
    ours: 38,
    call: ({ WEEKNUM }) => WEEKNUM!(new Date(1939, 8, 17), 2),
    reason: 'theirs is one week ahead on Sundays of a year that starts on a Sunday; Excel is not',
  },
  {
    formula: 'UNIQUE({1, 2, 1})',
    ours: [1, 2],
    call: ({ UNIQUE }) => UNIQUE!([1, 2, 1]),
    reason: 'takes a list, theirs takes the elements as arguments',
  },
  {
    formula: 'ATAN2(1, 0)',
    ours: 0,
    call: ({ ATAN2 }) => ATAN2!(1, 0),
    reason: 'x comes before y, as in Excel',
  },
  {
    formula: 'SUM(0.1, 0.2)',
    ours: 0.3,
    call: ({ SUM }) => SUM!(0.1, 0.2),
    reason: 'numbers are decimal, theirs are binary',
  },
  {
    formula: 'COUNT("a")',
    ours: 1,
    call: ({ COUNT }) => COUNT!('a'),
    reason: 'counts whatever is filled in, since types are known; this is their COUNTA',
  },
  { formula: 'COUNTBLANK(BLANK, "", 0)', ours: 2, reason: 'theirs takes a range of cells' },
  {
    formula: 'MAX("b", "a")',
    ours: 'b',
    call: ({ MAX }) => MAX!('b', 'a'),
    reason: 'texts and dates have an order too',
  },
  {
    formula: 'MIN("b", "a")',
    ours: 'a',
    call: ({ MIN }) => MIN!('b', 'a'),
    reason: 'texts and dates have an order too',
  },
  {
    formula: 'MODE(3, 3, 1, 1)',
    ours: 3,
    call: ({ MODE }) => (MODE as unknown as Library).SNGL!([3, 3, 1, 1]),
    reason: 'among equals the first wins, as in Excel',
  },
  {
    formula: 'LEN("😀")',
    ours: 1,
    call: ({ LEN }) => LEN!('😀'),
    reason: 'counts characters, not UTF-16 units',
  },
  {
    formula: 'MID("abc", 2, 0)',
    ours: '',
    call: ({ MID }) => MID!('abc', 2, 0),
    reason: 'no characters are an empty text',
  },
  {
    formula: 'SEARCH("a?c", "abc")',
    ours: null,
    call: ({ SEARCH }) => SEARCH!('a?c', 'xa?c'),
    reason: 'no wildcards; REGEXMATCH has patterns',
  },
  {
    formula: 'PROPER("o\'neil")',
    ours: "O'Neil",
    call: ({ PROPER }) => PROPER!("o'neil"),
    reason: 'a letter after any other sign starts a word, as in Excel',
  },
  {
    formula: 'UPPER("ß")',
    ours: 'ß',
    call: ({ UPPER }) => UPPER!('ß'),
    reason: 'one letter stays one letter, in the browser and in the database',
  },
  {
    formula: 'VALUE("abc")',
    ours: null,
    call: ({ VALUE }) => VALUE!('abc'),
    reason: 'what is no number is blank, not 0',
  },
  {
    formula: 'DATEDIF(DATE(2024, 1, 31), DATE(2026, 3, 1), "MD")',
    ours: 1,
    call: ({ DATEDIF }) => DATEDIF!(new Date(2024, 0, 31), new Date(2026, 2, 1), 'MD'),
    reason: 'days after the last whole month; theirs can be negative',
  },
  { formula: 'HOUR(DATETIME(DATE(2026, 1, 1), 8))', ours: 8, reason: 'theirs reads the zone of the machine' },
  {
    formula: 'MINUTE(DATETIME(DATE(2026, 1, 1), 8, 30))',
    ours: 30,
    reason: 'theirs reads the zone of the machine',
  },
  {
    formula: 'SECOND(DATETIME(DATE(2026, 1, 1), 8, 30, 5))',
    ours: 5,
    reason: 'theirs reads the zone of the machine',
  },
  { formula: 'TODAY()', ours: '2026-05-01', call: ({ TODAY }) => TODAY!(), reason: 'the clock is given' },
  {
    formula: 'NOW()',
    ours: '2026-05-01T00:00:00.000Z',
    call: ({ NOW }) => NOW!(),
    reason: 'the clock is given',
  },
  {
    formula: 'ISBLANK("")',
    ours: true,
    call: ({ ISBLANK }) => ISBLANK!(''),
    reason: 'an emptied text field is not filled in',
  },
  {
    formula: 'IFBLANK(1 / 0, 7)',
    ours: 7,
    reason: 'has the meaning of IFERROR and of IFNA, since what has no result is blank',
  },
  {
    formula: 'ISNUMBER("12")',
    ours: true,
    call: ({ ISNUMBER }) => ISNUMBER!('12'),
    reason: 'asks whether a text reads as a number; types are known without asking',
  },
  {
    formula: 'SORT({3, 1, 2})',
    ours: [1, 2, 3],
    call: ({ SORT }) => SORT!([3, 1, 2]),
    reason: 'a list is not a row of a table',
  },
  {
    formula: 'LOOKUP(2.5, {1, 2}, {"a", "b"})',
    ours: null,
    call: ({ LOOKUP }) => LOOKUP!(2.5, [1, 2], ['a', 'b']),
    reason: 'only an equal key is found',
  },
  {
    formula: 'MATCH(3, {1, 2})',
    ours: null,
    call: ({ MATCH }) => MATCH!(3, [1, 2]),
    reason: 'only an equal value is found',
  },
  {
    formula: 'MAXIF({"a", "b"}, "a", {1, 2})',
    ours: 1,
    reason: 'called MAXIFS there, with the values first',
  },
  {
    formula: 'MINIF({"a", "b"}, "a", {1, 2})',
    ours: 1,
    reason: 'called MINIFS there, with the values first',
  },
]
