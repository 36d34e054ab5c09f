// The floors of the house: imports go down only. Checked by `npm run check`.
const floors = ['kernel', 'database', 'platform', 'engine', 'solution']
// The floors of the web, lowest first. Folders of one floor do not know each other; `main.tsx` and `modules.ts` stand above.
const webFloors = [
  ['i18n', 'theme'],
  ['kit'],
  ['frame'],
  ['notification', 'calendar', 'setting', 'enter', 'import', 'formula'],
  ['record'],
  ['announcement', 'audit', 'connect', 'form', 'flow', 'people', 'report'],
  ['inbox'],
  ['app'],
]
const test = '(\\.test\\.ts$|/testing/)'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one subject or miss a third file, be it at run time, on use or for a type ' +
        'alone. What both need is a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...floors.map((floor, index) => ({
      name: `floor-${floor}`,
      comment: `${floor} may import only the floors below it.`,
      severity: 'error',
      from: { path: `^server/src/${floor}/`, pathNot: test },
      to: {
        path: `^server/src/(${[...floors.slice(index + 1), 'http', 'testing'].join('|')})/`,
        // The seam between http and identity is a type: who a session belongs to.
        dependencyTypesNot: ['type-only'],
      },
    })),
    {
      name: 'face-only',
      comment: 'A module is entered through its index.ts.',
      severity: 'error',
      from: { path: '^server/src/(platform|engine|solution)/([^/]+)/', pathNot: test },
      to: {
        path: '^server/src/(platform|engine|solution)/([^/]+)/.+',
        pathNot: ['^server/src/$1/$2/', '/(index|tables|services)\\.ts$', test],
      },
    },
    {
      name: 'computations-are-alone',
      comment: 'What runs in a process of its own loads no database, no operations, no whole kernel.',
      severity: 'error',
      from: { path: '^server/src/.+/computations/' },
      to: {
        path: '^server/src/(database|http|house|kernel/index)|/(index|services|commands|queries|jobs|subscribers)(/|\\.ts$)',
        pathNot: ['^server/src/kernel/compute/', '^packages/', 'node_modules'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'packages-are-pure',
      comment: 'Packages run in browser and server: no server, no web, no Node built-ins.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.(test|fixture)\\.ts$|/testing/|/test/' },
      to: { path: '^(server|web)/', dependencyTypesNot: [] },
    },
    {
      name: 'packages-without-node',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: '\\.(test|fixture)\\.ts$|/testing/|/test/' },
      to: { dependencyTypes: ['core'] },
    },
    ...webFloors.map((folders, index) => ({
      name: `web-floor-${folders.join('-')}`,
      comment: `A folder of this floor of the web imports itself and the floors below it.`,
      severity: 'error',
      from: { path: `^web/src/(${folders.join('|')})/` },
      to: {
        path: '^web/src/',
        pathNot: `^web/src/(${[...webFloors.slice(0, index).flat(), '$1'].join('|')})/`,
      },
    })),
    {
      name: 'web-floors-known',
      comment: 'A folder of the web stands on a floor: write it into `webFloors`.',
      severity: 'error',
      from: {},
      to: { path: '^web/src/[^/]+/', pathNot: `^web/src/(${webFloors.flat().join('|')})/` },
    },
    {
      name: 'web-face-only',
      comment: "What lies in a folder of a module's own, and its texts, are its own.",
      severity: 'error',
      from: { path: '^web/src/([^/]+)/' },
      to: { path: '^web/src/[^/]+/(.+/|texts\\.ts$)', pathNot: '^web/src/$1/' },
    },
    {
      name: 'web-routes-by-list',
      comment: "A module's routes are read by `modules.ts` alone.",
      severity: 'error',
      from: { pathNot: '^web/src/modules\\.ts$' },
      to: { path: '^web/src/[^/]+/routes\\.tsx$' },
    },
    {
      name: 'web-needs-no-server',
      comment: 'The web app knows the server through packages/contract alone.',
      severity: 'error',
      from: { path: '^web/src/' },
      to: { path: '^server/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
