import vueI18n from '@intlify/eslint-plugin-vue-i18n';
import jsdoc from 'eslint-plugin-jsdoc';
import vue from 'eslint-plugin-vue';
import vueAccessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/* What may be imported from where is .dependency-cruiser.cjs's; what no one uses is knip's. */

const typed = ['src/**/*.{ts,vue}', 'tests/**/*.ts', '*.config.ts'];

/** The names by which a string would become part of a page: an article is drawn node by node. */
const htmlStrings = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'setHTMLUnsafe'];
const drawNodes = 'A string of HTML never reaches a page: draw nodes.';
const bridgeOnly = 'Only src/renderer/bridge.ts may know window.maqal.';

const noHtmlStrings = htmlStrings.map((property) => ({ property, message: drawNodes }));
const noBridge = ['window', 'globalThis', 'self'].map((object) => ({
  object,
  property: 'maqal',
  message: bridgeOnly,
}));

/** Electron's raw channel of each side, and the one file that may hold it. */
const rawIpc = {
  ipcMain: {
    name: 'electron',
    importNames: ['ipcMain'],
    message: 'Use desktop/ipc.ts: it checks.',
  },
  ipcRenderer: { name: 'electron', importNames: ['ipcRenderer'], message: 'Only the preload may.' },
};

/** What opens a connection in Node or in a page; the program never does. */
const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport'];

const noHtmlSyntax = [
  {
    // h('p', { innerHTML: … }) is the same thing by another way.
    selector: `Property[key.name=/^(${htmlStrings.join('|')})$/]`,
    message: drawNodes,
  },
  { selector: 'ExportAllDeclaration', message: 'Name what a file offers.' },
];

/** Same bytes, same article: no clock and no chance while importing. */
const sameBytes = 'The same bytes make the same article: no clock, no chance.';
const noClock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: sameBytes },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: sameBytes },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: sameBytes },
  {
    selector: 'Identifier[name=/^(performance|process|randomUUID|randomBytes)$/]',
    message: sameBytes,
  },
];

const restrictedImports = (...paths) => ({ 'no-restricted-imports': ['error', { paths }] });

export default defineConfig(
  {
    ignores: ['out/', 'test-results/', 'playwright-report/', 'tests/fixtures/', 'resources/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      complexity: ['error', 12],
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', 250],
      'max-params': ['error', 5],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-empty-pattern': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-properties': ['error', ...noHtmlStrings, ...noBridge],
      'no-restricted-syntax': ['error', ...noHtmlSyntax],
      'no-return-assign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      ...restrictedImports(rawIpc.ipcMain, rawIpc.ipcRenderer),
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'maqal', message: bridgeOnly },
        ...network.map((name) => ({ name, message: 'The program opens no connection, ever.' })),
      ],
    },
  },
  {
    files: ['src/main/importing/**'],
    rules: { 'no-restricted-syntax': ['error', ...noHtmlSyntax, ...noClock] },
  },
  { files: ['src/main/desktop/ipc.ts'], rules: restrictedImports(rawIpc.ipcRenderer) },
  { files: ['src/preload/index.ts'], rules: restrictedImports(rawIpc.ipcMain) },
  {
    files: ['src/renderer/bridge.ts'],
    rules: { 'no-restricted-properties': ['error', ...noHtmlStrings] },
  },

  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-fallthrough': 'error',
      'require-await': 'error',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },

  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
  },
  {
    files: typed,
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // A method is declared as such for its looks; our doors are plain objects without a `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // What one of our two Electrons lacks is tested for, and data is checked, whatever their types say.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },

  {
    files: ['src/**/*.ts', 'scripts/**/*.mjs'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: {
            ArrowFunctionExpression: true,
            ClassDeclaration: true,
            FunctionExpression: true,
          },
          contexts: ['ExportNamedDeclaration > TSInterfaceDeclaration'],
          enableFixer: false,
        },
      ],
      'jsdoc/require-description': ['error', { contexts: ['any'] }],
    },
  },

  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended-error'], vue.configs['no-layout-rules']],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: tseslint.parser },
    },
    rules: {
      'max-lines': ['error', 200],
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-macros-order': 'error',
      'vue/no-restricted-v-bind': [
        'error',
        ...[...htmlStrings, 'inner-html'].map((argument) => ({ argument, message: drawNodes })),
      ],
      'vue/no-undef-properties': 'off', // vue-tsc knows better
      'vue/no-unused-emit-declarations': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/no-v-html': 'error',
      'vue/no-v-text': 'error',
      'vue/prefer-true-attribute-shorthand': 'error',
      'vue/require-typed-ref': 'error',
    },
  },
  {
    files: ['src/**/*.vue'],
    extends: [vueAccessibility.configs['flat/recommended']],
  },
  {
    files: ['src/renderer/**/*.{ts,vue}'],
    plugins: { '@intlify/vue-i18n': vueI18n },
    settings: {
      'vue-i18n': { localeDir: './src/renderer/locales/*.json', messageSyntaxVersion: '^11.0.0' },
    },
    rules: {
      '@intlify/vue-i18n/no-missing-keys': 'error',
      '@intlify/vue-i18n/no-v-html': 'error',
      '@intlify/vue-i18n/no-raw-text': [
        'error',
        { attributes: { '/.+/': ['title', 'alt', 'placeholder', 'aria-label', 'label'] } },
      ],
    },
  },

  {
    files: ['tests/**'],
    rules: {
      // A test asserts on what it has just made sure is there, and stands in for what is asynchronous.
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-console': 'off',
    },
  },
  // What a page must not do is tried there on purpose; fixtures of Playwright are empty patterns.
  {
    files: ['tests/e2e/**'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-syntax': 'off' },
  },
  // Vite has renamed its options; the tools around it still speak the old names.
  { files: ['*.config.ts', 'tests/**'], rules: { '@typescript-eslint/no-deprecated': 'off' } },
);
