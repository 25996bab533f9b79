/**
 * Which folder may import which: one rule for each sentence of the design. Imports run one way, from the wiring to the
 * rules of the domain, so that each part can be read, and tested, without what lies around it.
 */
const ours = '^(bin|lib|contract|lambdas|local|tools|tests|bench)/';
const zod = '^node_modules/zod/';
const ulid = '^node_modules/ulid/';
/** Of Node, what has no effect. */
const pureNode = '^(node:)?(crypto|util)$';

/** Beside them in the same folders, the interfaces say what is wanted, and not how. */
const implementations = [
  '^lambdas/stores/.*/(dynamodb|in-memory)-[^/]+$',
  '^lambdas/stores/database\\.ts$',
  '^lambdas/messaging/(sns|ses|sqs)-[^/]+$',
  '^lambdas/accounts/cognito-[^/]+$',
  '^lambdas/sources/(https-web-documents|read-xml|public-address)\\.ts$',
];

/** The names of the variables and of the tables: what a stack must know of the functions, and no code. */
const plainData = ['^lambdas/runtime/environments\\.ts$', '^lambdas/stores/tables\\.ts$'];

const forbidden = [
  {
    name: 'contract-imports-nothing-of-ours',
    comment: 'The contract is plain data, which a web client imports too: it needs zod alone.',
    from: { path: '^contract/' },
    to: { pathNot: ['^contract/', zod] },
  },
  {
    name: 'domain-is-pure',
    comment: 'The rules know the contract, and nothing that has an effect.',
    from: { path: '^lambdas/domain/' },
    to: { pathNot: ['^lambdas/domain/', '^contract/', zod, pureNode] },
  },
  {
    name: 'use-cases-know-the-domain-and-interfaces',
    comment: 'A use case is a function of its dependencies: no AWS client, no environment, no HTTP.',
    from: { path: '^lambdas/use-cases/' },
    to: {
      pathNot: [
        '^lambdas/(use-cases|domain|stores|messaging|accounts|plates|sources)/',
        '^contract/',
        zod,
        ulid,
        pureNode,
      ],
    },
  },
  {
    name: 'use-cases-import-no-implementation',
    comment: 'What speaks to AWS is made by the wiring and passed in.',
    from: { path: '^lambdas/use-cases/' },
    to: { path: implementations },
  },
  {
    name: 'stores-know-the-domain',
    comment: 'Stores, messages and accounts keep and send what the domain describes; who asks is not their business.',
    from: { path: '^lambdas/(stores|messaging|accounts|plates|sources)/' },
    to: { path: ours, pathNot: ['^lambdas/(domain|stores|messaging|accounts|plates|sources)/', '^contract/'] },
  },
  {
    name: 'nothing-imports-wiring',
    comment: 'The entry of a function puts the parts together, and is no part itself.',
    from: { pathNot: '^(tests|bench)/' },
    to: { path: '^lambdas/(api|events)/' },
  },
  {
    name: 'wiring-alone-reads-the-environment',
    comment: 'It is read once, when the function starts; the others know its types at most.',
    from: { path: '^lambdas/', pathNot: '^lambdas/(api|events)/' },
    to: { path: '^lambdas/runtime/environments\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'lambdas-stand-alone',
    comment: 'The functions know neither what deploys them nor what runs them on a laptop.',
    from: { path: '^lambdas/' },
    to: { path: ours, pathNot: ['^lambdas/', '^contract/'] },
  },
  {
    name: 'lib-reads-contract-and-plain-data',
    comment: 'The stacks are derived from the contract, the environments and the tables, never from a handler.',
    from: { path: '^(bin|lib)/' },
    to: { path: ours, pathNot: ['^(bin|lib)/', '^contract/', ...plainData] },
  },
  {
    name: 'local-reads-what-is-synthesized',
    comment: 'The laptop runs what would be deployed: bundles and templates, made by the tools, and not their sources.',
    from: { path: '^local/' },
    to: { path: ours, pathNot: ['^(local|tools)/', '^contract/'] },
  },
  {
    name: 'tools-read-the-contract',
    comment: 'Tools make things of the other folders by running or bundling them, and a page of the permission table.',
    from: { path: '^tools/' },
    to: { path: ours, pathNot: ['^tools/', '^contract/', '^lambdas/domain/permissions/(table|roles)\\.ts$'] },
  },
  {
    name: 'nobody-imports-tests-and-bench',
    from: { pathNot: '^(tests|bench)/' },
    to: { path: '^(tests|bench)/' },
  },
  {
    name: 'no-circular-imports',
    comment: 'Of types neither: what two files need of each other belongs to a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'what-is-imported-exists',
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: '^node_modules/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
